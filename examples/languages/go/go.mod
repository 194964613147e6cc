module dingdan.example

go 1.25
