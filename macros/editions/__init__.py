# What is published besides the pages, from the same World.
