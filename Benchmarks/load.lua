-- What wrk sends and prints. From the environment: SIGHTLINE_COOKIE; SIGHTLINE_TOKEN makes each request a new comment;
-- SIGHTLINE_AFRESH asks for a page as a browser's reload does, so that it is made again; SIGHTLINE_ANSWERS is a form of
-- answers, each request with a code of its own in place of CODE.
local token = os.getenv("SIGHTLINE_TOKEN")
local answers = os.getenv("SIGHTLINE_ANSWERS")
local letters = "23456789abcdefghjkmnpqrstwxyz"
local before, after
local sent = 0
local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

function init(args)
  math.randomseed(os.time() * 1000 + id + tonumber(os.getenv("SIGHTLINE_SEED") or 0))
  wrk.headers["Cookie"] = os.getenv("SIGHTLINE_COOKIE")
  if os.getenv("SIGHTLINE_AFRESH") then wrk.headers["Cache-Control"] = "no-cache" end
  if answers then before, after = answers:match("^(.*)CODE(.*)$") end
  if token or answers then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  end
end

local function digits(count)
  local text = ""
  for _ = 1, count do text = text .. string.format("%x", math.random(0, 15)) end
  return text
end

local function code()
  local text = ""
  for _ = 1, 12 do
    local place = math.random(1, #letters)
    text = text .. letters:sub(place, place)
  end
  return text
end

function request()
  if answers then return wrk.format(nil, nil, nil, before .. code() .. after) end
  if not token then return wrk.format() end
  sent = sent + 1
  local new = digits(8) .. "-" .. digits(4) .. "-4" .. digits(3) .. "-8" .. digits(3) .. "-" .. digits(12)
  local words = "The+bus+stops+at+six+and+I+wait+alone+" .. new .. "+number+" .. sent
  return wrk.format(nil, nil, nil, "token=" .. token .. "&new=" .. new .. "&source=local-forum&text=" .. words)
end

-- A refused form is 422 and a lost session 303 to another place: the count of comments afterwards tells.
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "p99_us": %d, "failed": %d}\n', summary.requests, summary.duration,
    latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
