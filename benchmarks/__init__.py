"""How fast Dingdan is, beside what people would use instead."""
