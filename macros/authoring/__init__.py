# Writing data: new entries, and mending what is safe to mend. Nothing here runs while a site is built.
