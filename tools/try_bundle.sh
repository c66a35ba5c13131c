#!/bin/sh
# Install a bundle where there is neither network nor compiler, and go on to the first tick; each step with its seconds.
#
#   tools/try_bundle.sh ARCHIVE [PYTHON]
#
# Runs in a network namespace of its own that has no interface but a dead loopback, with a PATH of everyday tools and that Python
# alone. Everything lies in a temporary folder, and is removed. Exit 0: the tick has sent a mail.
set -eu

archive=$(realpath -- "$1")
python=$(realpath -- "${2:-$(command -v python3)}")
if [ "${TRYING_A_BUNDLE:-}" != yes ]; then
    export TRYING_A_BUNDLE=yes
    [ "$(id -u)" = 0 ] || exec unshare --map-root-user --net -- "$0" "$archive" "$python"
    exec unshare --net -- "$0" "$archive" "$python"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
for tool in awk basename cat cmp cp cut date dirname flock grep gzip head id ls mkdir mktemp mv readlink realpath rm sed sh \
    sha256sum tail tar tr uname; do
    ln -s "$(command -v "$tool")" "$work/bin/$tool"
done
PATH=$work/bin
export PATH HOME="$work" LC_ALL=C.UTF-8
unset PYTHONPATH VIRTUAL_ENV ZIELWACHT_RULES__PATH

begun=$(date +%s%N)
step() {
    name=$1
    shift
    from=$(date +%s%N)
    "$@" >"$work/said" 2>&1 || { cat "$work/said" >&2; printf '%s failed\n' "$name" >&2; exit 1; }
    printf '%6s s  %s\n' "$(seconds "$from")" "$name"
}
seconds() { awk -v from="$1" -v to="$(date +%s%N)" 'BEGIN { printf "%.1f", (to - from) / 1e9 }'; }

# Starts the pages, and asks for the first one. Only now the loopback is raised.
shows_a_page() {
    timeout 600 "$python" -I - "$zielwacht" <<'PYTHON'
import fcntl, re, socket, struct, subprocess, sys, urllib.request

with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh14x", b"lo", 1))  # SIOCSIFFLAGS, IFF_UP
pages = subprocess.Popen(
    [sys.argv[1], "serve", "--from-last-tick", "--sign-in", "leitung", "--bind", "127.0.0.1:0"],
    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
)
try:
    heard = ""
    while not (link := re.search(r"http://\S+", heard)):
        line = pages.stdout.readline()
        if not line:
            sys.exit(f"serve has ended: {heard}")
        heard += line
    with urllib.request.urlopen(link[0]) as page:
        assert page.status == 200 and b"</html>" in page.read(), link[0]
finally:
    pages.terminate()
    pages.wait(60)
PYTHON
}

# What must not be here is looked for first, so that a trial with it is none.
for compiler in cc gcc c99 c++ g++ clang tcc make ld; do
    ! command -v "$compiler" >/dev/null || { echo "there is a compiler: $(command -v "$compiler")" >&2; exit 1; }
done
! grep -qv -e '^ *lo:' -e '|' /proc/net/dev || { echo 'there is a network' >&2; exit 1; }
printf 'no compiler in PATH, no network but lo; %s, %s\n' "$("$python" --version)" "$(basename "$archive")"

step 'unpacked' tar -xzf "$archive" -C "$work"
set -- "$work"/zielwacht-*/
step 'installed: sums checked, packages by their hashes, a trial house' "$1/install.sh" --prefix "$work/opt" --no-service \
    --python "$python"
zielwacht=$work/opt/bin/zielwacht
house=$work/house
step 'init' "$zielwacht" init "$house" --name Probeamt --land NW --year 2026 --unit Nord --management 'Leitung <leitung@amt.example>' \
    --administration 'Controlling <controlling@amt.example>' --role 'Team <team.{scope}@amt.example>' --language en --on 2026-11-27
cd "$house"
step 'rules activate' "$zielwacht" rules activate --now 2026-11-27T08:00
step 'records import' "$zielwacht" records import samples/reviews_2026-Q1.csv samples/reviews_2026-Q2.csv samples/reviews_2026-Q3.csv
step 'first tick' "$zielwacht" tick --now 2026-11-27T12:00
tail -n 1 "$work/said"
set -- var/mails/*.eml
[ -f "$1" ] || { echo 'the tick has sent no mail' >&2; exit 1; }
step 'a page of zielwacht serve' shows_a_page
printf '%6s s  from the archive to the first tick, and the pages\n' "$(seconds "$begun")"
