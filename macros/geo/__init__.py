# Geometry on the ground: projects, buffers, clips and measures; places labels; draws paths. Degrees
# are WGS 84, lengths metres, areas square metres, unless a name says otherwise.
