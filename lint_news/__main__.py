"""`python -m lint_news`."""

from lint_news.front.cli import console

if __name__ == "__main__":
    console()
