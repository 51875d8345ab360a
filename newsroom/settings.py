"""All settings. Each comes from an environment variable with a default for development.

NEWSROOM_DEBUG          1 (default) or 0. Everything below is stricter when it is 0.
NEWSROOM_SECRET_KEY     required when NEWSROOM_DEBUG=0
NEWSROOM_HOSTS          host names served, by commas; required when NEWSROOM_DEBUG=0
NEWSROOM_ORIGINS        origins trusted for forms, by commas; default: https:// and each host
NEWSROOM_HTTPS          1 (default when NEWSROOM_DEBUG=0): redirect to HTTPS, secure cookies, HSTS
NEWSROOM_BEHIND_PROXY   1: trust X-Forwarded-Proto of the proxy in front
NEWSROOM_TIME_ZONE      default UTC
DATABASE_URL            postgres://…; without it the embedded PostgreSQL runs in NEWSROOM_DATA
NEWSROOM_POOL           connections a process keeps open to DATABASE_URL, default 8
NEWSROOM_DATA           folder of the embedded PostgreSQL, default .data beside manage.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment

django_stubs_ext.monkeypatch()  # lets classes of Django be written with their types: ModelAdmin[Quote]

BASE_DIR = Path(__file__).resolve().parent.parent
UNDER_TEST = "pytest" in sys.modules

DEBUG = environment.flag("NEWSROOM_DEBUG", default=True)
SECRET_KEY = environment.secret("NEWSROOM_SECRET_KEY", debug=DEBUG, default="for development on one's own machine only")
ALLOWED_HOSTS = environment.names("NEWSROOM_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("NEWSROOM_HOSTS is not set: name the hosts to serve, by commas.")
if "*" in ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured("NEWSROOM_HOSTS is '*': name the hosts to serve.")
HTTPS = environment.flag("NEWSROOM_HTTPS", default=not DEBUG)
CSRF_TRUSTED_ORIGINS = environment.names(
    "NEWSROOM_ORIGINS", [f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith(".")] if HTTPS else []
)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "template_partials",
    "articles",
]

MIDDLEWARE = [
    "newsroom.health.HealthMiddleware",  # first: a health check has neither HTTPS nor a known host
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASE_URL = environment.text("DATABASE_URL")
if DATABASE_URL:
    _database: Any = dict(dj_database_url.parse(DATABASE_URL))
    if _database["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured("DATABASE_URL is not a PostgreSQL address: Newsroom runs on PostgreSQL 15 or later.")
    _pool = environment.number("NEWSROOM_POOL", 8, low=1, high=100)
    if not UNDER_TEST:  # test databases are dropped, which a pool's open connections forbid
        _database.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": _pool, "timeout": 10}
else:
    from newsroom.localpg import LocalPostgres

    _folder = Path(environment.text("NEWSROOM_DATA", str(BASE_DIR / ".data")))
    _database = LocalPostgres(_folder / "test" if UNDER_TEST else _folder, durable=not UNDER_TEST).settings()
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = environment.text("NEWSROOM_TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Collected files are served hashed and for ever; without collectstatic, straight from the finders.
_collected = (STATIC_ROOT / "staticfiles.json").is_file() and not DEBUG
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not _collected
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _collected or "collectstatic" in sys.argv
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if environment.flag("NEWSROOM_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL = "admin:login"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
