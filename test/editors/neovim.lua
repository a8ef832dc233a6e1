-- Opens $DRAFT, waits for its findings, hovers over the first one, applies the fix whose title contains $FIX,
-- and writes what it saw to $SEEN as JSON, with the mistake in $FORM and the names that can stand there. Ends with an error if something does not come.
local PATIENCE = 60000

local function await(what, get)
  local value
  vim.wait(PATIENCE, function()
    value = get()
    return value
  end, 20)
  return value or error('waited in vain for ' .. what)
end

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local ok, problem = pcall(function()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.DRAFT))
  local seen = { kind = vim.bo.filetype }
  local finding = await('findings', function()
    return vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })[1]
  end)
  seen.finding = { code = finding.code, line = finding.lnum + 1, message = finding.message }
  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
  vim.lsp.buf.hover()
  seen.hover = await('the hover', floating)
  local before = text()
  vim.ui.select = function(actions, options, choose)
    for _, action in ipairs(actions) do
      if options.format_item(action):find(vim.env.FIX, 1, true) then
        return choose(action)
      end
    end
    error('no such fix')
  end
  vim.lsp.buf.code_action()
  await('the fix', function()
    return text() ~= before
  end)
  await('the finding to go', function()
    return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0
  end)
  vim.cmd('write')
  if vim.env.FORM then
    vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FORM))
    local mistake = await('the mistake in the form', function()
      return vim.diagnostic.get(0)[1]
    end)
    local at = { line = mistake.lnum, character = mistake.col }
    local names = {}
    local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', {
      textDocument = { uri = vim.uri_from_bufnr(0) },
      position = at,
    }, PATIENCE)
    for _, answer in pairs(answers or {}) do
      for _, item in ipairs(answer.result.items or answer.result) do
        table.insert(names, item.label)
      end
    end
    seen.form = { message = mistake.message, names = names }
  end
  vim.fn.writefile({ vim.json.encode(seen) }, vim.env.SEEN)
end)
if not ok then
  io.stderr:write(tostring(problem) .. '\n')
  vim.cmd('cquit')
end
vim.cmd('qall!')
