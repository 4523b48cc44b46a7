# What the data means: frozen records and the World they make up. Knows pydantic, no files.
