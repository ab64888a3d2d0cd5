#!/bin/sh
# Installs the locked dependencies, this project and its client into .venv.
#
#   scripts/install.sh runtime   what `roomrack demo` needs (requirements.lock)
#   scripts/install.sh dev       that and the tools for tests and checks (requirements-dev.lock)
#   scripts/install.sh browser   a Chromium for the browser tests and what drives it, from apt where it is missing
#   scripts/install.sh wheel DIR builds the wheels and installs them, with requirements.lock, into DIR/venv
#   scripts/install.sh lock ...  resolves the dependencies anew into both locks; the rest goes to `uv pip compile`
#
# A second run with nothing changed returns at once: .venv/.installed holds the digest of everything that decides
# what belongs into .venv. A .venv that has the development packages keeps them when only `runtime` is asked for.

set -eu
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-}
UV_VERSION=${UV_VERSION:?is set by the Makefile}
export UV_PYTHON_DOWNLOADS=never
export UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-180}"
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "roomrack: $*"
    exit 1
}

# Which interpreter, where nobody says: python3, unless it was compiled without optimization, as version managers do by
# default: the server runs half as fast again on an optimized one. The system's is taken, if it is new enough.
choose_python() {
    [ -z "$PYTHON" ] || return 0
    PYTHON=python3
    optimized="import sys, sysconfig
prefix, options = sys.base_prefix, sysconfig.get_config_var('CONFIG_ARGS') or ''
sys.exit(prefix not in ('/usr', '') and '--enable-optimizations' not in options)"
    usable="import ensurepip, sys, venv
sys.exit(sys.version_info < (3, 11))"
    if ! python3 -c "$optimized" 2>/dev/null && /usr/bin/python3 -c "$usable" 2>/dev/null; then
        PYTHON=/usr/bin/python3
    fi
}

# Which installation of Python, and which version of it, an interpreter belongs to.
origin_of() { "$1" -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null || true; }

# Installs Debian packages when this is root on a machine with apt, otherwise says which command is missing.
from_apt() {
    line="apt-get update && apt-get install -y --no-install-recommends $*"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "roomrack: $line"
        DEBIAN_FRONTEND=noninteractive apt-get update >&2
        # shellcheck disable=SC2068
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $@ >&2
    else
        say "roomrack: something is missing on this machine. As root, run"
        say "    $line"
        say "(or the like of it on another system), then try again."
        exit 1
    fi
}

# A company's package mirror that pip is configured for serves uv too.
use_mirror_of_pip() {
    if [ -z "${UV_DEFAULT_INDEX:-}" ]; then
        mirror=${PIP_INDEX_URL:-$(.tools/bin/python -m pip config get global.index-url 2>/dev/null || true)}
        if [ -n "$mirror" ]; then
            UV_DEFAULT_INDEX=$mirror
            export UV_DEFAULT_INDEX
        fi
    fi
}

install_tools() {
    choose_python
    case "$(.tools/bin/uv --version 2>/dev/null || true)" in
        "uv $UV_VERSION" | "uv $UV_VERSION "*) [ "$(origin_of .tools/bin/python)" != "$(origin_of "$PYTHON")" ] || return 0 ;;
    esac
    command -v "$PYTHON" >/dev/null 2>&1 || from_apt python3
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Python 3.11 or newer is needed; $PYTHON is older. Set PYTHON to a newer one: make ... PYTHON=python3.12"
    rm -rf .tools
    if ! "$PYTHON" -m venv .tools >/dev/null 2>&1; then
        rm -rf .tools
        from_apt python3-venv ca-certificates
        "$PYTHON" -m venv .tools
    fi
    .tools/bin/python -m pip install --quiet "uv==$UV_VERSION"
}

# The digest of what .venv must hold; $1 is the lock.
digest() {
    {
        pwd
        origin_of "$PYTHON"
        cat "$1" pyproject.toml packages/client-python/pyproject.toml scripts/install.sh
    } | cksum
}

install_project() {
    wanted=$1
    stamp=.venv/.installed
    if [ "$wanted" = runtime ] && [ -e .venv/.dev ]; then
        wanted=dev
    fi
    case "$wanted" in
        runtime) lock=requirements.lock ;;
        dev) lock=requirements-dev.lock ;;
    esac
    choose_python
    now=$(digest "$lock")
    if [ -x .venv/bin/roomrack ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$now" ]; then
        return
    fi
    install_tools
    use_mirror_of_pip
    rm -f "$stamp"
    # Another interpreter, or one that has gone, as after an upgrade of the system, makes the environment worthless.
    [ "$(origin_of .venv/bin/python)" = "$(origin_of "$PYTHON")" ] || .tools/bin/uv venv --quiet --clear --python .tools/bin/python .venv
    if [ "$wanted" = dev ]; then
        : > .venv/.dev
    fi
    say "roomrack: installing $lock into .venv"
    # Compiled now, because where the environment forbids Python to write what it compiles, every start would do it again.
    .tools/bin/uv pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes "$lock"
    # Sync has removed the client and the project. Their build tools are in the lock, so nothing more is fetched.
    .tools/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --offline \
        -e packages/client-python -e .
    .venv/bin/python -m compileall -q src packages/client-python/src
    printf '%s\n' "$now" > "$stamp"
}

has_browser() {
    [ -n "${ROOMRACK_CHROMIUM:-}" ] && return
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null 2>&1 && return
    done
    return 1
}

install_browser() {
    wanted=
    has_browser || wanted=chromium
    # The driver of the browser tests is a Node linked with libatomic, which a minimal system lacks.
    .venv/bin/python -m playwright --version >/dev/null 2>&1 || wanted="$wanted libatomic1"
    # shellcheck disable=SC2086
    [ -z "$wanted" ] || from_apt $wanted
}

install_wheel() {
    folder=$1
    install_tools
    use_mirror_of_pip
    .venv/bin/python -m hatchling build -t wheel -d "$folder/dist" >&2
    (cd packages/client-python && ../../.venv/bin/python -m hatchling build -t wheel -d "$folder/dist" >&2)
    .tools/bin/uv venv --quiet --python .venv/bin/python "$folder/venv"
    .tools/bin/uv pip install --quiet --python "$folder/venv" --require-hashes -r requirements.lock
    .tools/bin/uv pip install --quiet --python "$folder/venv" --no-deps "$folder"/dist/*.whl
}

# For every platform, with hashes and without any address; the client, which is of this repository, is left out.
compile() {
    out=$1
    shift
    .tools/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header \
        --extra embedded --group build --no-emit-package roomrack-client --output-file "$out" "$@" >/dev/null
}

make_locks() {
    install_tools
    use_mirror_of_pip
    compile requirements-dev.lock --group dev "$@"
    # The second resolution starts from the pins of the first, so that what runs is what was tested.
    cp requirements-dev.lock requirements.lock
    compile requirements.lock
}

case "${1:-}" in
    runtime | dev) install_project "$1" ;;
    browser) install_browser ;;
    wheel) install_wheel "${2:?is the folder to install into}" ;;
    lock)
        shift
        make_locks "$@"
        ;;
    *) fail "usage: scripts/install.sh runtime|dev|browser|wheel|lock" ;;
esac
