"""Orders of Waiqin365 and Wshoto as data sources of Spark."""
