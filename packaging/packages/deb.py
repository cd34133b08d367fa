"""The Debian package: the program folder in ``/usr/lib``, with what a desktop needs to offer it."""

import gzip
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from packages import folder, man
from packages.project import APPLICATION, DIST, PACKAGING, ROOT, run, version

NEEDS = ("libc6 (>= 2.36)", "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0 | libglib2.0-0t64")
NEEDS_FOR_X = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0")
CONTROL = """\
Package: coordinator
Version: {version}
Architecture: {architecture}
Maintainer: The Coordinator contributors <coordinator@users.noreply.invalid>
Installed-Size: {size}
Depends: {needs}
Recommends: libwayland-cursor0, libcups2 | libcups2t64
Section: database
Priority: optional
Description: dated facts of a 287(g) program, judged and proved
 Keeps the dated facts of a sheriff's 287(g) program on one machine, offline,
 judges them against the agreement that was signed, explains every verdict and
 prints the proof. It holds no record of any person in custody.
"""
FILES = {
    f"packaging/linux/{APPLICATION}.desktop": f"usr/share/applications/{APPLICATION}.desktop",
    f"packaging/linux/{APPLICATION}.metainfo.xml": f"usr/share/metainfo/{APPLICATION}.metainfo.xml",
    "resources/icons/coordinator.svg": f"usr/share/icons/hicolor/scalable/apps/{APPLICATION}.svg",
    "THIRD-PARTY-NOTICES.md": "usr/share/doc/coordinator/THIRD-PARTY-NOTICES.md",
}
"""What the package has besides the program folder: from the project, to the system."""


def made() -> Path:
    """Make the Debian package in ``dist/`` of the program folder, which is made first."""
    packed = folder.made()
    architecture = run("dpkg", "--print-architecture").strip()
    target = DIST / f"coordinator_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        _fill(root, packed)
        _describe(root, architecture)
        _set_modes(root)
        day = run("git", "log", "-1", "--format=%ct").strip()
        environment = {**os.environ, "SOURCE_DATE_EPOCH": day}
        run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target, environment=environment)
    return target


def _fill(root: Path, packed: Path) -> None:
    shutil.copytree(packed, root / "usr/lib/coordinator", symlinks=True)
    programs = root / "usr/bin"
    programs.mkdir(parents=True)
    (programs / "coordinator").symlink_to("../lib/coordinator/coordinator")
    for source, target in FILES.items():
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, root / target)
    notice = (ROOT / "LICENSE").read_text("utf-8")
    (root / "usr/share/doc/coordinator/copyright").write_text(f"{notice}\nSee also THIRD-PARTY-NOTICES.md.\n", "utf-8")
    changed = (ROOT / "CHANGELOG.md").read_bytes()
    (root / "usr/share/doc/coordinator/CHANGELOG.md.gz").write_bytes(gzip.compress(changed, mtime=0))
    manual = root / "usr/share/man/man1"
    manual.mkdir(parents=True)
    day = run("git", "log", "-1", "--format=%cs").strip()
    page = man.page(day, version()).encode()
    (manual / "coordinator.1.gz").write_bytes(gzip.compress(page, mtime=0))


def _describe(root: Path, architecture: str) -> None:
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    control = CONTROL.format(
        version=version(), architecture=architecture, size=size, needs=", ".join([*NEEDS, *NEEDS_FOR_X])
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control, "utf-8")


def _set_modes(root: Path) -> None:
    """Let everybody read everything, and nobody but root write; what can be run stays so."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.name == "coordinator"
            path.chmod(0o755 if runs else 0o644)


def check(package: Path) -> None:
    """Validate what desktops read, and try the package in a bare Debian where that can be made.

    It can by root, with debootstrap; elsewhere this says that it was not tried.
    """
    run("desktop-file-validate", PACKAGING / f"linux/{APPLICATION}.desktop")
    run("appstreamcli", "validate", "--no-net", PACKAGING / f"linux/{APPLICATION}.metainfo.xml")
    findings = subprocess.run(
        ["lintian", "--tag-display-limit", "3", package], capture_output=True, text=True, check=False
    )
    print(findings.stdout)
    if not shutil.which("debootstrap") or os.geteuid() != 0:
        print("Not tried in a bare Debian: that takes root and debootstrap.")
        return
    with tempfile.TemporaryDirectory() as scratch:
        _try_in(Path(scratch) / "debian", package)


def _try_in(root: Path, package: Path) -> None:
    """Install the package in a bare Debian with its own package manager, run it there, and take it away again."""
    run("debootstrap", "--variant=minbase", "bookworm", root, *_mirror())
    for name in ("etc/apt", "etc/resolv.conf"):
        source, target = Path("/", name), root / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            shutil.copy(source, target)
    shutil.copy(package, root / "root")
    inside = ("chroot", root, "env", "-i", "HOME=/root", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8")
    quiet = (*inside, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-qq")
    run(*inside, "apt-get", "-qq", "update")
    run(*quiet, "--no-install-recommends", "install", f"/root/{package.name}")
    print(run(*inside, "coordinator", "self-test").strip())
    run(*quiet, "purge", "coordinator")
    left = [path for path in root.rglob("*coordinator*") if path.parent != root / "root" and "var/lib" not in str(path)]
    if left:
        raise SystemExit(f"Purged, and yet there is {left}.")


def _mirror() -> tuple[str, ...]:
    """Return the mirror that this machine's own package manager uses, whatever it is."""
    for line in run("apt-cache", "policy").splitlines():
        words = line.split()
        if len(words) > 2 and words[1].startswith(("http:", "https:")) and "bookworm/main" in words[2]:
            return (words[1],)
    return ()
