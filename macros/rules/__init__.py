# What follows from what: pure arithmetic and rules of bodies, no files, no World.
