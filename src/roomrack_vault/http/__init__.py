"""The vault over HTTP.

- `edge` what is true of every answer: request ids, headers, refusals, bugs
- `bodies` reading JSON and forms, within limits
- `public` the one operation of the API: addCard
- `internal` what the server asks, with the secret that both know
- `pages` what people see
- `app` all of it together, and the process around it
"""
