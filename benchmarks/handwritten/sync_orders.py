"""Orders, lines and custom fields in a database or file, as a script of one afternoon does it: requests, json, pandas.

    python sync_orders.py 2026-11-01 2026-11-10 postgresql+psycopg://…|duckdb:///…|sqlite:///…|….parquet|….xlsx

Amounts and times stay the text that the platform sends, as pandas leaves them. Rows are appended: what changed later
comes twice. Custom fields are rows of a table of their own, or, if nobody asks for them by name, a column of JSON.
To Parquet each table is a file: x.parquet becomes x-orders.parquet, x-lines.parquet, x-custom_fields.parquet.
"""

import sys

import pandas as pd
from sqlalchemy import create_engine

from benchmarks.handwritten.export_orders import clean, query


def fetch(start, end, fields_as_rows):
    orders, lines, fields = [], [], []
    page = 1
    while rows := query({"start_modify_date": start, "end_modify_date": end, "page_number": page}):
        products = [{"order_id": row["id"], **line} for row in rows for line in row.pop("prods")]
        if fields_as_rows:
            of_orders = [{"order_id": row["id"], **field} for row in rows for field in row.pop("exts")]
            of_lines = [
                {"order_id": line["order_id"], "detail_id": line["detail_id"], **field}
                for line in products
                for field in line.pop("exts_detail")
            ]
            fields.append(clean(pd.DataFrame(of_orders + of_lines)))
        orders.append(clean(pd.DataFrame(rows)))
        lines.append(clean(pd.DataFrame(products)))
        page += 1
    found = {"orders": orders, "lines": lines, "custom_fields": fields}
    return {name: pd.concat(frames, ignore_index=True) for name, frames in found.items() if frames}


def sync(start, end, to, fields_as_rows=True):
    frames = fetch(start, end, fields_as_rows)
    if to.endswith(".parquet"):
        for name, frame in frames.items():
            frame.to_parquet(f"{to.removesuffix('.parquet')}-{name}.parquet")
    elif to.endswith(".xlsx"):
        with pd.ExcelWriter(to) as writer:
            for name, frame in frames.items():
                frame.to_excel(writer, sheet_name=name, index=False)
    else:
        engine = create_engine(to)
        with engine.begin() as connection:
            for name, frame in frames.items():
                frame.to_sql(name, connection, if_exists="append", index=False)
        engine.dispose()
    return len(frames["orders"]), len(frames["lines"])


if __name__ == "__main__":
    print(sync(*sys.argv[1:]), "orders, lines")
