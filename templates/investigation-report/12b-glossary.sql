-- title: Glossary | 术语表
-- below: method-and-glossary
-- column: term | Term | 术语 | width=26
-- column: text | Meaning | 含义 | format=long width=100
SELECT iif(:lang = 'zh', term_zh, term_en), iif(:lang = 'zh', text_zh, text_en) FROM term ORDER BY position
