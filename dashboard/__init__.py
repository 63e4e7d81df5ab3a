"""The eye: reads the store and shows it; the only folder that imports Streamlit."""
