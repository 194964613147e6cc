"""Orders and their lines in a database or file, as a script of one afternoon does it: requests, json, pandas, to_sql.

    python sync_orders.py 2026-11-01 2026-11-10 postgresql+psycopg://…|duckdb:///…|sqlite:///…|….parquet|….xlsx

Amounts and times stay the text that the platform sends, as pandas leaves them. Rows are appended: what changed later
comes twice.
"""

import sys

import pandas as pd
from sqlalchemy import create_engine

from benchmarks.handwritten.export_orders import clean, query


def fetch(start, end):
    orders, lines = [], []
    page = 1
    while rows := query({"start_modify_date": start, "end_modify_date": end, "page_number": page}):
        products = [{"order_id": row["id"], **line} for row in rows for line in row.pop("prods")]
        orders.append(clean(pd.DataFrame(rows)))
        lines.append(clean(pd.DataFrame(products)))
        page += 1
    return pd.concat(orders, ignore_index=True), pd.concat(lines, ignore_index=True)


def sync(start, end, to):
    orders, lines = fetch(start, end)
    if to.endswith(".parquet"):
        orders.to_parquet(to)
        lines.to_parquet(to.replace(".parquet", "-lines.parquet"))
    elif to.endswith(".xlsx"):
        with pd.ExcelWriter(to) as writer:
            orders.to_excel(writer, sheet_name="orders", index=False)
            lines.to_excel(writer, sheet_name="lines", index=False)
    else:
        engine = create_engine(to)
        with engine.begin() as connection:
            orders.to_sql("orders", connection, if_exists="append", index=False)
            lines.to_sql("lines", connection, if_exists="append", index=False)
        engine.dispose()
    return len(orders), len(lines)


if __name__ == "__main__":
    print(sync(*sys.argv[1:]), "orders, lines")
