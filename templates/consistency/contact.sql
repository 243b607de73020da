-- title: A person with two addresses | 同一人的联系方式不一致
-- column: number | No. | 编号
-- column: state | Answer | 回答
-- column: title | Title | 标题
-- column: workload | Workload | 工作负载
-- column: question | Question | 问题 | format=place
-- column: practice | Best practice | 最佳实践 | format=place
-- column: recommendation | Recommendation | 建议 | format=place
-- column: form | Form | 表单 | format=place
-- column: field | Field | 字段 | format=place
-- A mail or a number of the form beside those of the list of contacts, of one person by name.
WITH said (manager, field, value) AS (
  SELECT manager.value, said.field, said.value FROM field_value AS manager JOIN field_value AS said ON said.form = 'engagement'
    AND said.field IN (replace(manager.field, 'manager', 'email'), replace(manager.field, 'manager', 'phone'))
  WHERE manager.form = 'engagement' AND manager.field IN ('customer_manager', 'provider_manager') AND manager.value > '' AND said.value > ''),
listed AS (
  SELECT said.*, name, iif(field LIKE '%email', email, phone) AS other FROM said JOIN contact ON name > '' AND instr(manager, name))
SELECT iif(field LIKE '%email', '@', '#'), other, iif(:lang = 'zh', name || iif(field LIKE '%email', ' 的邮箱', ' 的电话') || '在项目表单中为 ' || value || '，在联系人中为 ' || other,
    'The ' || iif(field LIKE '%email', 'mail', 'phone') || ' of ' || name || ' is ' || value || ' in the form and ' || other || ' among the contacts'),
  '', '', '', '', 'engagement', field
FROM listed WHERE other > '' AND lower(replace(other, ' ', '')) <> lower(replace(value, ' ', '')) ORDER BY field
