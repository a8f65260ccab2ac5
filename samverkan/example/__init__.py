"""The made-up county of Älvland, where one can practise without harm."""
