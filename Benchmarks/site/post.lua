-- One case by POST /v1/check: for one destination with its proof or, with the argument `all`, the findings for all.
local body = '{"sender":"USA","facts":{"person.nationality":["LAO"],"person.final_order":true,'
  .. '"person.order_kind":"240","person.order_countries":["LAO"]},"day":"2025-07-10",'

function init(arguments)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.body = body .. (arguments[1] == "all" and '"to":"all","proof":false}' or '"to":["LBY"],"proof":true}')
end
