# Says in words what a change does: two states of a project held against each other.
