# From files to values that know their place. Knows YAML and bytes, not what the values mean.
