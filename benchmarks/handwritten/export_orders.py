"""A simple hand-written script that exports all orders and their lines to Parquet or DuckDB.

    WAIQIN365_OPENID=… WAIQIN365_APPKEY=… WAIQIN365_BASE_URL=… python export_orders.py parquet|duckdb|to_sql FOLDER

Amounts and times stay text, as the platform sends them.
"""

import hashlib
import json
import os
import sys
import time
import uuid

import duckdb
import pandas as pd
import requests
from sqlalchemy import create_engine

OPENID = os.environ.get("WAIQIN365_OPENID", "sandbox-openid")
APPKEY = os.environ.get("WAIQIN365_APPKEY", "sandbox-appkey")
BASE_URL = os.environ.get("WAIQIN365_BASE_URL", "")
PATH = "/api/stdorder/v1/queryStdomOrder"

session = requests.Session()


def query(body):
    data = json.dumps(body).encode()
    timestamp = str(int(time.time() * 1000))
    digest = hashlib.md5(data + f"|{APPKEY}|{timestamp}".encode()).hexdigest()
    url = f"{BASE_URL}{PATH}/{OPENID}/{timestamp}/{digest}/{uuid.uuid4()}"
    response = session.post(url, data=data, headers={"Content-Type": "application/json"}, timeout=60)
    response.raise_for_status()
    answer = json.loads(response.content)
    if answer["return_code"] != "0":
        raise RuntimeError(answer["return_msg"])
    return json.loads(answer["response_data"] or "[]")


def fetch():
    orders, lines = [], []
    page = 1
    while rows := query({"page_number": page}):
        products = [{"order_id": row["id"], **line} for row in rows for line in row.pop("prods")]
        orders.append(clean(pd.DataFrame(rows)))
        lines.append(clean(pd.DataFrame(products)))
        page += 1
    return pd.concat(orders, ignore_index=True), pd.concat(lines, ignore_index=True)


def clean(frame):
    # Custom fields are lists of objects, and ids are now a number, now text: no table takes either.
    for column in frame.columns[frame.dtypes == object]:  # noqa: E721
        if isinstance(frame[column].iloc[0], list):
            frame[column] = frame[column].map(lambda value: json.dumps(value, ensure_ascii=False))
        else:
            frame[column] = frame[column].map(str, na_action="ignore")
    ids = [column for column in frame.columns if column == "id" or column.endswith("_id")]
    return frame.astype(dict.fromkeys(ids, str))


def to_parquet(folder):
    orders, lines = fetch()
    orders.to_parquet(os.path.join(folder, "orders.parquet"))
    lines.to_parquet(os.path.join(folder, "lines.parquet"))
    return len(orders)


def to_duckdb(folder):
    orders, lines = fetch()
    with duckdb.connect(os.path.join(folder, "orders.duckdb")) as connection:
        connection.register("orders_frame", orders)
        connection.register("lines_frame", lines)
        connection.execute("create or replace table orders as select * from orders_frame")
        connection.execute("create or replace table lines as select * from lines_frame")
    return len(orders)


def to_sql(folder):
    # Row by row: minutes, where DuckDB reads a frame in seconds. Into a new file, because duckdb-engine 0.17 with
    # SQLAlchemy 2.1 cannot replace a table: it asks for pg_catalog.pg_collation, which DuckDB 2.0 does not have.
    orders, lines = fetch()
    file = os.path.join(folder, "orders.duckdb")
    if os.path.exists(file):
        os.remove(file)
    engine = create_engine(f"duckdb:///{file}")
    with engine.begin() as connection:
        orders.to_sql("orders", connection, index=False)
        lines.to_sql("lines", connection, index=False)
    engine.dispose()
    return len(orders)


if __name__ == "__main__":
    print({"parquet": to_parquet, "duckdb": to_duckdb, "to_sql": to_sql}[sys.argv[1]](sys.argv[2]), "orders")
