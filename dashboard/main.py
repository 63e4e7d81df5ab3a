"""The script that Streamlit runs for every view; short, because Streamlit reads it each time."""

from dashboard.shell import show

if __name__ == "__main__":
    show()
