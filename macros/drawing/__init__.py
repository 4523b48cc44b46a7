# Works out where the parts of a drawing go. Pure: numbers in, numbers out; templates draw.
