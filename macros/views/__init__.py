# From the World to small records that a template prints without thinking.
