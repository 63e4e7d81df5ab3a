"""What many tests begin with: an empty store, a page row, real official files."""

import hashlib
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, text

from scrapers.archive import Archive
from scrapers.collect import House
from tests.needs import POSTGRES_MISSING, find_postgres
from tests.postgres import temporary_server
from tracker.records import RECORDS
from tracker.settings import Settings, read_settings
from tracker.store.db import open_store, tidy
from tracker.store.migrate import migrate
from tracker.store.pages import add_page as insert_page
from tracker.store.put import Stamp

PACKS = Path(__file__).parents[2] / "shared" / "real"
NOON = datetime(2026, 9, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees a person's own settings or .env."""
    for name in [name for name in os.environ if name.startswith("TRACKER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    read_settings.cache_clear()
    yield
    read_settings.cache_clear()


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "tracker.sqlite"
    engine = open_store(f"sqlite:///{file}")
    migrate(engine)
    tidy(engine)
    engine.dispose()
    return file


@pytest.fixture
def store(tmp_path: Path, _migrated: Path) -> Iterator[Engine]:
    """An empty, migrated SQLite store."""
    shutil.copy(_migrated, tmp_path / "tracker.sqlite")
    engine = open_store(f"sqlite:///{tmp_path / 'tracker.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def _postgres() -> Iterator[str]:
    """URL of a server with one migrated database called template, None where none can be had."""
    binaries = find_postgres()
    if binaries is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(POSTGRES_MISSING)
    with temporary_server(binaries) as socket:
        url = f"postgresql+psycopg://tracker@/{{}}?host={socket}"
        with create_engine(url.format("postgres")).connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("CREATE DATABASE migrated"))
        engine = open_store(url.format("migrated"))
        migrate(engine)
        engine.dispose()
        yield url


@pytest.fixture
def postgres_store(_postgres: str, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An empty, migrated PostgreSQL store."""
    name = f"t{hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:20]}"
    server = create_engine(_postgres.format("postgres"), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE migrated"))
    engine = open_store(_postgres.format(name))
    yield engine
    engine.dispose()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_store(request: pytest.FixtureRequest) -> Engine:
    """An empty, migrated store: once SQLite, once PostgreSQL."""
    names = {"sqlite": "store", "postgresql": "postgres_store"}
    return request.getfixturevalue(names[request.param])


@pytest.fixture
def add_page() -> Callable[..., Stamp]:
    """Adds a page that was read, answers its stamp; each call is a minute later than the last."""
    minutes = count()

    def add(connection: Connection, url: str, **more) -> Stamp:
        at, origin = NOON + timedelta(minutes=next(minutes)), more.pop("origin", "official")
        values = {
            "url": url, "sha256": hashlib.sha256(f"{url} {at}".encode()).hexdigest(),
            "source": "test", "content_type": "text/html", "size": 1, "fetched_at": at,
            "read_at": at, "counts": dict.fromkeys(RECORDS, 0),
        }  # fmt: skip
        return Stamp(insert_page(connection, **values | more), url, at, origin)

    return add


@pytest.fixture
def house(store: Engine, tmp_path: Path) -> House:
    """A store, an archive and settings that reach nothing outside this machine."""
    settings = Settings(data=tmp_path, origin="http://127.0.0.1:9", pause=0)
    return House(store, Archive(settings.archive), settings)


@pytest.fixture(scope="session")
def real() -> Callable[[str], Path]:
    """Folder of a pack of real official files, unpacked once; skips where they are not held."""

    def unpack(pack: str) -> Path:
        packed = PACKS / f"{pack}.tar.xz"
        if not packed.exists():
            pytest.skip(f"the real official files of {pack} are not beside this checkout")
        digest = hashlib.sha256(packed.read_bytes()).hexdigest()[:16]
        place = Path(tempfile.gettempdir()) / "tracker-real" / f"{pack}-{digest}"
        place.parent.mkdir(exist_ok=True)
        with FileLock(place.with_name(f".{place.name}.lock")):
            if not (place / ".done").exists():
                with tarfile.open(packed) as archive:
                    archive.extractall(place, filter="data")
                (place / ".done").touch()
        return place

    return unpack
