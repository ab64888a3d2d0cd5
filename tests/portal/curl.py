"""A stand-in for curl in the examples of the guides: the options that they use, and a record of what was answered.

Machines without curl run the tests too, and the record tells which request met which status. It is a program:
`curl [-s] [-S] [-g] [-i] [-X METHOD] [-H HEADER] [-d DATA] [--data-binary @FILE] URL`, with CURL_RECORD naming the
file that it appends to.
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

FLAGS = {"-s", "-S", "-g", "-i"}


def main(words: list[str]) -> None:
    method, url, headers, data, flags = None, None, {}, [], set()
    rest = iter(words)
    for word in rest:
        if word in FLAGS:
            flags.add(word)
        elif word == "-X":
            method = next(rest)
        elif word == "-H":
            name, _, value = next(rest).partition(":")
            headers[name.strip()] = value.strip()
        elif word == "-d":
            data.append(next(rest).encode())
        elif word == "--data-binary":
            data.append(Path(next(rest).removeprefix("@")).read_bytes())
        elif word.startswith("-") or url is not None:
            sys.exit(f"curl.py: {word} is not an option that the guides may use")
        else:
            url = word
    assert url is not None
    # curl takes brackets for a pattern unless it is told otherwise.
    assert "[" not in url or "-g" in flags, f"{url} needs -g"
    body = b"&".join(data) if data else None
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    if body is not None and "Content-Type" not in headers:
        request.add_header("Content-Type", "application/x-www-form-urlencoded")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        answer = opener.open(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    content = answer.read()
    with open(os.environ["CURL_RECORD"], "a", encoding="utf-8") as record:
        record.write(json.dumps([request.get_method(), url, answer.status, content.decode(errors="replace")]) + "\n")
    if "-i" in flags:
        print(f"HTTP/1.1 {answer.status}\n{answer.headers}")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main(sys.argv[1:])
