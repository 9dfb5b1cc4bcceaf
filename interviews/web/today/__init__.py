"""The first page: what now?"""
