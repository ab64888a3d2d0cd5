"""The languages that code samples are written in."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language with one of its HTTP libraries."""

    id: str
    label: str
    key: str
    """What `postman-code-generators` calls the language."""
    variant: str
    """What it calls the library."""
    lexer: str
    """What Pygments calls the language."""


LANGUAGES: Sequence[Language] = (
    Language("curl", "cURL", "curl", "cURL", "bash"),
    Language("csharp-httpclient", "C# HttpClient", "csharp", "HttpClient", "csharp"),
    Language("csharp-restsharp", "C# RestSharp", "csharp", "RestSharp", "csharp"),
    Language("c-libcurl", "C libcurl", "c", "libcurl", "c"),
    Language("dart-http", "Dart http", "dart", "http", "dart"),
    Language("go", "Go Native", "go", "Native", "go"),
    Language("http", "HTTP", "http", "HTTP", "http"),
    Language("java-okhttp", "Java OkHttp", "java", "OkHttp", "java"),
    Language("java-unirest", "Java Unirest", "java", "Unirest", "java"),
    Language("javascript-fetch", "JavaScript Fetch", "javascript", "Fetch", "javascript"),
    Language("javascript-jquery", "JavaScript jQuery", "javascript", "jQuery", "javascript"),
    Language("javascript-xhr", "JavaScript XHR", "javascript", "XHR", "javascript"),
    Language("nodejs-axios", "NodeJs Axios", "nodejs", "Axios", "javascript"),
    Language("nodejs-native", "NodeJs Native", "nodejs", "Native", "javascript"),
    Language("nodejs-request", "NodeJs Request", "nodejs", "Request", "javascript"),
    Language("nodejs-unirest", "NodeJs Unirest", "nodejs", "Unirest", "javascript"),
    Language("objective-c", "Objective-C NSURLSession", "objective-c", "NSURLSession", "objective-c"),
    Language("ocaml-cohttp", "OCaml Cohttp", "ocaml", "Cohttp", "ocaml"),
    Language("php-curl", "PHP cURL", "php", "cURL", "php"),
    Language("php-guzzle", "PHP Guzzle", "php", "Guzzle", "php"),
    Language("php-http-request2", "PHP HTTP_Request2", "php", "HTTP_Request2", "php"),
    Language("php-pecl-http", "PHP pecl_http", "php", "pecl_http", "php"),
    Language("powershell", "PowerShell RestMethod", "powershell", "RestMethod", "powershell"),
    Language("python-http-client", "Python http.client", "python", "http.client", "python"),
    Language("python-requests", "Python Requests", "python", "Requests", "python"),
    Language("r-httr", "R httr", "r", "httr", "r"),
    Language("r-rcurl", "R RCurl", "r", "RCurl", "r"),
    Language("ruby-net-http", "Ruby Net::HTTP", "ruby", "Net::HTTP", "ruby"),
    Language("shell-httpie", "Shell Httpie", "shell", "Httpie", "bash"),
    Language("shell-wget", "Shell wget", "shell", "wget", "bash"),
    Language("swift", "Swift URLSession", "swift", "URLSession", "swift"),
)
"""In the order in which they are offered."""

BY_ID = {language.id: language for language in LANGUAGES}
