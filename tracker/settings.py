"""Every environment variable of the tracker, typed, read once."""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tracker.errors import SettingError


class Settings(BaseSettings):
    """What a person may set, each as TRACKER_<NAME> in the environment or in .env."""

    model_config = SettingsConfigDict(
        env_prefix="TRACKER_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    data: Path = Field(Path("data"), description="Folder of the database and of archived pages")
    database_url: SecretStr | None = Field(
        None, description="SQLAlchemy URL; SQLite in the data folder unless set (PostgreSQL works)"
    )
    since: date = Field(date(1998, 7, 17), description="First day that a first collection looks at")
    govinfo_key: SecretStr = Field(
        SecretStr("DEMO_KEY"), description="api.data.gov key for GovInfo's full-text search"
    )
    congress_key: SecretStr | None = Field(
        None, description="api.data.gov key for api.congress.gov; GovInfo's if it is a person's own"
    )
    courtlistener_token: SecretStr | None = Field(
        None, description="Token of courtlistener.com, for dockets and opinions of the courts"
    )
    lda_key: SecretStr | None = Field(
        None, description="Key of lda.gov; without one lobbying filings are read more slowly"
    )
    contact: str = Field(
        "set TRACKER_CONTACT", description="E-mail or page named to publishers in the User-Agent"
    )
    pause: float = Field(1.0, ge=0, description="Seconds between two requests to one publisher")
    look_pace: float = Field(
        1.0, ge=0,
        description="Stretches the time between two looks at a page; 0 looks at all in every run",
    )  # fmt: skip
    timeout: float = Field(30.0, gt=0, description="Seconds that one read of an answer may take")
    deadline: float = Field(300.0, gt=0, description="Seconds that one whole answer may take")
    max_megabytes: int = Field(80, gt=0, description="Largest answer that is read")
    origin: str | None = Field(
        None, description="Ask every https://HOST/PATH at ORIGIN/HOST/PATH (tests, demonstrations)"
    )
    processes: int = Field(0, ge=0, description="Processes for bulk reading; 0: one a core")
    host: str = Field("127.0.0.1", description="Address on which the dashboard listens")
    port: int = Field(8501, ge=0, le=65535, description="Port of the dashboard")
    log: str = Field("console", pattern="^(console|json)$", description="console or json")

    def url(self) -> str:
        """SQLAlchemy URL of the store."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data / 'tracker.sqlite').resolve()}"

    @property
    def terms(self) -> Path:
        """File of the terms that people taught."""
        return self.data / "terms.toml"

    @property
    def archive(self) -> Path:
        """Folder of the archived pages."""
        return self.data / "archive"


@cache
def read_settings() -> Settings:
    """The settings of this process; SettingError names each variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        faults = (
            f"TRACKER_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()
        )
        raise SettingError("; ".join(faults)) from None
