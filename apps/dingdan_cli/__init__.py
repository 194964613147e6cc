"""`dingdan`: the command line of the clients. Commands of operations are made from the specs.

`dingdan --help` lists the commands; docs/cli.md describes them and the exit codes.
"""
