# From small records to HTML. Templates hold all HTML and decide nothing; words.yml holds all words.
