"""Pages behind the links of mails: a forgotten password, a new one, an invitation."""
