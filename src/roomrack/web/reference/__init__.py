"""The API reference at /connect/reference: a page for each operation, code samples, and the Postman collection.

Everything comes from what the server serves: the OpenAPI document, the declarations of the operations, and the recorded
examples of `roomrack.web.portal`.
"""
