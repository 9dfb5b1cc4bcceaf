"""How a packet is made: values in, bytes out.

`dossier` says what a packet holds, `press` turns it into a PDF, its data and a page.

Not here: who may read what (the caller asks the policy), what a packet *is* and when it may be
issued (`interviews.domain.packets`), rows, sessions, requests, links to the application, buttons.
"""
