# The preview: a server that follows the project and shows each change, or each mistake, at once.
