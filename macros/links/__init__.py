# Where things lead: addresses, names found in text, what rests on what. Pure; no files, no HTML.
