"""`python -m lint_news`."""

from lint_news.front.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
