/// The description of the API, OpenAPI 3.1, written by hand. It is held against the routes and against real answers in
/// `APITests`, and against validators of others in `Tests/Validators`.
enum OpenAPIDocument {
  static let text = #"""
    {
      "openapi": "3.1.0",
      "info": {
        "title": "SafeThird",
        "version": "1",
        "summary": "A public register of the law on sending people to third countries.",
        "description": "Findings with their proof, and the register behind them. Every answer names the register and the engine from which it comes: the same register, engine, facts, day and known date give the same answer. What is posted to /v1/check is not stored and not logged. Keys may be added to objects; none is renamed, removed or given another meaning.",
        "license": {"name": "CC0 1.0 (data)", "identifier": "CC0-1.0"}
      },
      "servers": [{"url": "/"}],
      "security": [],
      "tags": [
        {"name": "check", "description": "Findings for a case."},
        {"name": "register", "description": "The register on two clocks: as of a day, and as known on a day."}
      ],
      "paths": {
        "/v1": {
          "get": {
            "operationId": "index",
            "summary": "What the API has",
            "tags": ["register"],
            "parameters": [
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"}
            ],
            "responses": {
              "200": {
                "description": "Paths.",
                "headers": {
                  "ETag": {
                    "schema": {"type": "string"},
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "required": [
                        "register",
                        "engine",
                        "day",
                        "known",
                        "arrangements",
                        "norms",
                        "states",
                        "sources",
                        "transfers",
                        "check",
                        "openapi"
                      ],
                      "properties": {
                        "register": {
                          "type": "string",
                          "pattern": "^sha256:"
                        },
                        "engine": {
                          "type": "string"
                        },
                        "day": {
                          "type": "string",
                          "description": "The day, or the moment, for which it holds."
                        },
                        "known": {
                          "type": [
                            "string",
                            "null"
                          ]
                        },
                        "arrangements": {
                          "type": "string"
                        },
                        "norms": {
                          "type": "string"
                        },
                        "states": {
                          "type": "string"
                        },
                        "sources": {
                          "type": "string"
                        },
                        "transfers": {
                          "type": "string"
                        },
                        "check": {
                          "type": "string"
                        },
                        "openapi": {
                          "type": "string"
                        }
                      }
                    }
                  }
                }
              },
              "304": {"description": "The copy that the reader has is still right."},
              "400": {"$ref": "#/components/responses/Refused"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/openapi.json": {
          "get": {
            "operationId": "openapi",
            "summary": "This document",
            "tags": ["register"],
            "parameters": [
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"}
            ],
            "responses": {
              "200": {
                "description": "OpenAPI 3.1.",
                "headers": {
                  "ETag": {
                    "schema": {
                      "type": "string"
                    },
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "object",
                      "required": [
                        "openapi",
                        "info",
                        "paths"
                      ],
                      "properties": {
                        "openapi": {
                          "type": "string"
                        },
                        "info": {
                          "type": "object"
                        },
                        "paths": {
                          "type": "object"
                        }
                      }
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/check": {
          "post": {
            "operationId": "check",
            "summary": "The findings for a case",
            "tags": ["check"],
            "description": "With proof, at most 10 destinations; without, any number.",
            "requestBody": {
              "required": true,
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/CheckRequest"
                  },
                  "example": {
                    "sender": "USA",
                    "facts": {
                      "person.nationality": [
                        "LAO"
                      ],
                      "person.final_order": true,
                      "notice.written@LBY": false
                    },
                    "to": ["LBY"],
                    "day": "2025-05-07"
                  }
                }
              }
            },
            "responses": {
              "200": {
                "description": "The findings; with proof in the form of `safethird check --format json`.",
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/CheckAnswer"
                    }
                  }
                }
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "408": {"$ref": "#/components/responses/Slow"},
              "413": {"$ref": "#/components/responses/TooLarge"},
              "415": {"$ref": "#/components/responses/Type"}
            }
          }
        },
        "/v1/arrangements": {
          "get": {
            "operationId": "arrangements",
            "summary": "Arrangements",
            "tags": ["register"],
            "parameters": [
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"},
              {"$ref": "#/components/parameters/limit"},
              {"$ref": "#/components/parameters/cursor"},
              {
                "name": "sender",
                "in": "query",
                "description": "The sending State.",
                "schema": {
                  "type": "string",
                  "pattern": "^([A-Z]{3})?$"
                }
              },
              {
                "name": "to",
                "in": "query",
                "description": "A destination.",
                "schema": {
                  "type": "string",
                  "pattern": "^([A-Z]{3})?$"
                }
              },
              {
                "name": "stage",
                "in": "query",
                "description": "How far it has come by the day.",
                "schema": {
                  "type": "string",
                  "enum": [
                    "agreed",
                    "suspended",
                    "ended",
                    "discussed",
                    "refused",
                    "denied",
                    "silent",
                    ""
                  ]
                }
              }
            ],
            "responses": {
              "200": {
                "description": "In the order of the register.",
                "headers": {
                  "ETag": {
                    "schema": {
                      "type": "string"
                    },
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/ArrangementList"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/arrangements/{arrangement}": {
          "get": {
            "operationId": "arrangement",
            "summary": "One arrangement",
            "tags": ["register"],
            "parameters": [
              {
                "name": "arrangement",
                "in": "path",
                "required": true,
                "description": "Its id, such as usa-lby-2025.",
                "schema": {
                  "type": "string",
                  "pattern": "^[a-z0-9-]+$"
                }
              },
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"}
            ],
            "responses": {
              "200": {
                "description": "All that is claimed of it, with sources.",
                "headers": {
                  "ETag": {
                    "schema": {
                      "type": "string"
                    },
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/ArrangementItem"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {
                "$ref": "#/components/responses/Refused"
              },
              "404": {
                "$ref": "#/components/responses/Missing"
              },
              "414": {
                "$ref": "#/components/responses/TooLong"
              }
            }
          }
        },
        "/v1/norms": {
          "get": {
            "operationId": "norms",
            "summary": "Norms",
            "tags": ["register"],
            "parameters": [
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"},
              {"$ref": "#/components/parameters/limit"},
              {"$ref": "#/components/parameters/cursor"},
              {
                "name": "kind",
                "in": "query",
                "description": "Its kind.",
                "schema": {
                  "type": "string",
                  "enum": [
                    "constitution",
                    "statute",
                    "treaty",
                    "regulation",
                    "executive-order",
                    "agency-directive",
                    "agency-practice",
                    "agreement",
                    "court-order",
                    "appellate-ruling",
                    "agency-decision",
                    "pending-proceeding",
                    ""
                  ]
                }
              }
            ],
            "responses": {
              "200": {
                "description": "In the order of the register.",
                "headers": {
                  "ETag": {
                    "schema": {"type": "string"},
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/NormList"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/norms/{sender}/{name}": {
          "get": {
            "operationId": "norm",
            "summary": "One norm",
            "tags": ["register"],
            "parameters": [
              {
                "name": "sender",
                "in": "path",
                "required": true,
                "description": "The first part of its id, such as usa.",
                "schema": {
                  "type": "string",
                  "pattern": "^[a-z]+$"
                }
              },
              {
                "name": "name",
                "in": "path",
                "required": true,
                "description": "The second part of its id, such as ina-241b3.",
                "schema": {
                  "type": "string",
                  "pattern": "^[a-z0-9-]+$"
                }
              },
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"}
            ],
            "responses": {
              "200": {
                "description": "Its rules, its force, its sources.",
                "headers": {
                  "ETag": {
                    "schema": {
                      "type": "string"
                    },
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/NormItem"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {
                "$ref": "#/components/responses/Refused"
              },
              "404": {
                "$ref": "#/components/responses/Missing"
              },
              "414": {
                "$ref": "#/components/responses/TooLong"
              }
            }
          }
        },
        "/v1/states": {
          "get": {
            "operationId": "states",
            "summary": "States",
            "tags": ["register"],
            "parameters": [
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"},
              {"$ref": "#/components/parameters/limit"},
              {"$ref": "#/components/parameters/cursor"}
            ],
            "responses": {
              "200": {
                "description": "By code.",
                "headers": {
                  "ETag": {
                    "schema": {"type": "string"},
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/StateList"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/states/{state}": {
          "get": {
            "operationId": "state",
            "summary": "One State",
            "tags": ["register"],
            "parameters": [
              {
                "name": "state",
                "in": "path",
                "required": true,
                "description": "Its ISO 3166-1 code, such as RWA.",
                "schema": {
                  "type": "string",
                  "pattern": "^[A-Z]{3}$"
                }
              },
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"}
            ],
            "responses": {
              "200": {
                "description": "Its treaties and the routes by which it sends.",
                "headers": {
                  "ETag": {
                    "schema": {
                      "type": "string"
                    },
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/StateItem"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "404": {"$ref": "#/components/responses/Missing"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/sources": {
          "get": {
            "operationId": "sources",
            "summary": "Sources",
            "tags": ["register"],
            "parameters": [
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"},
              {"$ref": "#/components/parameters/limit"},
              {"$ref": "#/components/parameters/cursor"},
              {
                "name": "weak",
                "in": "query",
                "description": "Whether there is reason to doubt it.",
                "schema": {"type": "string", "enum": ["true", "false", ""]}
              }
            ],
            "responses": {
              "200": {
                "description": "Documents of the whole register.",
                "headers": {
                  "ETag": {
                    "schema": {"type": "string"},
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/SourceList"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/sources/{source}": {
          "get": {
            "operationId": "source",
            "summary": "One source",
            "tags": ["register"],
            "parameters": [
              {
                "name": "source",
                "in": "path",
                "required": true,
                "description": "Its id.",
                "schema": {
                  "type": "string",
                  "pattern": "^[a-z0-9.-]+$"
                }
              },
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"}
            ],
            "responses": {
              "200": {
                "description": "What it is and what rests on it.",
                "headers": {
                  "ETag": {
                    "schema": {
                      "type": "string"
                    },
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/SourceItem"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "404": {"$ref": "#/components/responses/Missing"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        },
        "/v1/transfers": {
          "get": {
            "operationId": "transfers",
            "summary": "Transfers",
            "tags": ["register"],
            "parameters": [
              {"$ref": "#/components/parameters/day"},
              {"$ref": "#/components/parameters/known"},
              {"$ref": "#/components/parameters/limit"},
              {"$ref": "#/components/parameters/cursor"},
              {
                "name": "sender",
                "in": "query",
                "description": "The sending State.",
                "schema": {"type": "string", "pattern": "^([A-Z]{3})?$"}
              },
              {
                "name": "to",
                "in": "query",
                "description": "A destination.",
                "schema": {"type": "string", "pattern": "^([A-Z]{3})?$"}
              }
            ],
            "responses": {
              "200": {
                "description": "Up to the day; never with names. A running total is not to be added to others.",
                "headers": {
                  "ETag": {
                    "schema": {"type": "string"},
                    "description": "Send it back in If-None-Match."
                  }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "$ref": "#/components/schemas/TransferList"
                    }
                  }
                }
              },
              "304": {
                "description": "The copy that the reader has is still right."
              },
              "400": {"$ref": "#/components/responses/Refused"},
              "414": {"$ref": "#/components/responses/TooLong"}
            }
          }
        }
      },
      "components": {
        "parameters": {
          "day": {
            "name": "day",
            "in": "query",
            "description": "The law and the claims as of this day. Left out: today.",
            "schema": {
              "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "maxLength": 0}
              ]
            },
            "example": "2025-05-07"
          },
          "known": {
            "name": "known",
            "in": "query",
            "description": "Only what was public by the end of this day. Left out: all that is recorded.",
            "schema": {
              "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "maxLength": 0}
              ]
            },
            "example": "2025-05-01"
          },
          "limit": {
            "name": "limit",
            "in": "query",
            "description": "How many items a page has at most.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 200,
              "default": 50
            }
          },
          "cursor": {
            "name": "cursor",
            "in": "query",
            "description": "The `next` of the page before, with the same parameters. Its form may change.",
            "schema": {"type": "string"}
          }
        },
        "responses": {
          "Refused": {
            "description": "Something in the request is not understood: what was found, what was expected, what to write instead.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "Missing": {
            "description": "There is no such item on these clocks.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "Slow": {
            "description": "The body did not end in time.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "TooLarge": {
            "description": "The body is larger than 64 kB.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "TooLong": {
            "description": "The address is longer than 2000 bytes.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          },
          "Type": {
            "description": "The body is not JSON in UTF-8.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
                }
              }
            }
          }
        },
        "schemas": {
          "Error": {
            "type": "object",
            "required": ["error"],
            "properties": {
              "error": {
                "type": "object",
                "required": [
                  "status",
                  "found",
                  "expected",
                  "remedy"
                ],
                "properties": {
                  "status": {
                    "type": "integer",
                    "minimum": 400,
                    "maximum": 599
                  },
                  "found": {"type": "string"},
                  "expected": {"type": "string"},
                  "remedy": {
                    "type": "string",
                    "description": "What to write instead."
                  },
                  "mistakes": {
                    "type": "array",
                    "items": {
                      "$ref": "#/components/schemas/Mistake"
                    }
                  }
                }
              }
            }
          },
          "Mistake": {
            "type": "object",
            "required": ["kind", "line", "column", "found", "expected", "remedy"],
            "properties": {
              "kind": {"type": "string"},
              "line": {"type": "integer"},
              "column": {"type": "integer"},
              "found": {"type": "string"},
              "expected": {"type": "string"},
              "remedy": {"type": "string"}
            }
          },
          "State": {
            "type": "string",
            "pattern": "^[A-Z]{3}$",
            "description": "ISO 3166-1 alpha-3, and XKX."
          },
          "Finding": {
            "type": "string",
            "enum": [
              "barred",
              "no-authority",
              "undetermined",
              "steps-owed",
              "not-barred",
              "not-third-country"
            ]
          },
          "Truth": {"type": "string", "enum": ["true", "false", "unknown"]},
          "CheckRequest": {
            "type": "object",
            "required": ["sender"],
            "properties": {
              "case": {
                "type": ["string", "null"],
                "description": "A reference of your own; never a name."
              },
              "sender": {"$ref": "#/components/schemas/State"},
              "facts": {
                "type": ["object", "null"],
                "description": "By name, as in a case file; /check.json lists them. A value, or a list of {value, from}.",
                "additionalProperties": {
                  "$ref": "#/components/schemas/FactValue"
                }
              },
              "to": {
                "description": "Codes; or all; or arranged, the default: those with an arrangement, and those that the facts name.",
                "anyOf": [
                  {
                    "type": "string",
                    "enum": ["all", "arranged"]
                  },
                  {
                    "type": "array",
                    "items": {
                      "$ref": "#/components/schemas/State"
                    },
                    "minItems": 1
                  },
                  {"type": "null"}
                ]
              },
              "day": {
                "type": ["string", "null"],
                "description": "A day, or a moment such as 2025-07-10T14:00-04:00. Left out: today."
              },
              "known": {
                "type": ["string", "null"],
                "description": "Only what was public by the end of this day."
              },
              "proof": {
                "type": ["boolean", "null"],
                "description": "Whether the proof is wanted with the findings. Left out: where to is a list of codes."
              }
            },
            "additionalProperties": false
          },
          "FactValue": {
            "description": "true, false, a date, a moment, a code, a list of codes, an option, a number, null or \"unknown\"; or one or a list of {value, from}.",
            "type": ["boolean", "string", "integer", "null", "array", "object"]
          },
          "CheckAnswer": {
            "type": "object",
            "required": [
              "case",
              "sender",
              "day",
              "known",
              "engine",
              "register",
              "undated_facts_taken_as_true",
              "destinations"
            ],
            "properties": {
              "case": {"type": "string"},
              "sender": {"$ref": "#/components/schemas/State"},
              "register": {
                "type": "string",
                "pattern": "^sha256:"
              },
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "facts": {"type": "object"},
              "undated_facts_taken_as_true": {"type": "boolean"},
              "destinations": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Destination"
                }
              },
              "ask_next": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/AskNext"
                }
              }
            }
          },
          "Destination": {
            "type": "object",
            "required": ["to", "name", "finding", "says"],
            "properties": {
              "to": {"$ref": "#/components/schemas/State"},
              "name": {"type": "string"},
              "finding": {"$ref": "#/components/schemas/Finding"},
              "says": {"type": "string"},
              "rests_on_weak_sources": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "because": {
                "type": "array",
                "items": {
                  "type": "string",
                  "description": "A rule: norm#rule."
                }
              },
              "km_from_sender": {
                "anyOf": [
                  {
                    "type": "object",
                    "required": [
                      "km",
                      "plus_minus"
                    ],
                    "properties": {
                      "km": {
                        "type": "integer"
                      },
                      "plus_minus": {
                        "type": "integer"
                      }
                    }
                  },
                  {"type": "null"}
                ]
              },
              "missing": {
                "type": "array",
                "items": {"type": "string"}
              },
              "routes": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Route"
                }
              },
              "bars": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Bar"
                }
              },
              "deadlines": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "rule",
                    "until",
                    "says"
                  ],
                  "properties": {
                    "rule": {
                      "type": "string"
                    },
                    "until": {
                      "type": "string"
                    },
                    "says": {
                      "type": "string"
                    }
                  }
                }
              },
              "persuasive_elsewhere": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "refusals": {
                "type": "array",
                "items": {"type": "string"}
              },
              "arrangements": {
                "type": "array",
                "items": {"type": "object"}
              },
              "within_day": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "from",
                    "finding"
                  ],
                  "properties": {
                    "from": {
                      "type": "string"
                    },
                    "finding": {
                      "$ref": "#/components/schemas/Finding"
                    }
                  }
                }
              },
              "faults": {
                "type": "array",
                "items": {"type": "string"}
              }
            }
          },
          "Route": {
            "type": "object",
            "required": [
              "route",
              "name",
              "arrangement",
              "finding",
              "authority",
              "bars",
              "steps",
              "missing",
              "doubts"
            ],
            "properties": {
              "route": {"type": "string"},
              "name": {"type": "string"},
              "arrangement": {"type": ["string", "null"]},
              "finding": {"$ref": "#/components/schemas/Finding"},
              "authority": {
                "type": "object",
                "required": [
                  "truth",
                  "missing",
                  "conditions"
                ],
                "properties": {
                  "truth": {
                    "$ref": "#/components/schemas/Truth"
                  },
                  "missing": {
                    "type": "array",
                    "items": {
                      "type": "string"
                    }
                  },
                  "conditions": {
                    "type": "array",
                    "items": {
                      "type": "object"
                    }
                  }
                }
              },
              "bars": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/Bar"}
              },
              "steps": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/Step"}
              },
              "missing": {"type": "array", "items": {"type": "string"}},
              "doubts": {"type": "array", "items": {"type": "string"}}
            }
          },
          "Bar": {
            "type": "object",
            "required": [
              "rule",
              "truth",
              "says",
              "norm",
              "cite",
              "passage",
              "basis",
              "until",
              "missing",
              "sources"
            ],
            "properties": {
              "rule": {"type": "string"},
              "truth": {"$ref": "#/components/schemas/Truth"},
              "says": {"type": "string"},
              "norm": {"type": "string"},
              "cite": {"type": "string"},
              "passage": {"type": ["string", "null"]},
              "basis": {"type": "string"},
              "until": {"type": "array", "items": {"type": "string"}},
              "missing": {"type": "array", "items": {"type": "string"}},
              "sources": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/CitedSource"
                }
              }
            }
          },
          "Step": {
            "type": "object",
            "required": [
              "step",
              "rule",
              "state",
              "phase",
              "earliest",
              "says",
              "missing"
            ],
            "properties": {
              "step": {"type": "string"},
              "rule": {"type": "string"},
              "state": {
                "type": "string",
                "enum": [
                  "done",
                  "waiting",
                  "owed",
                  "unclear",
                  "not-applicable"
                ]
              },
              "phase": {"type": "string"},
              "earliest": {"type": ["string", "null"]},
              "says": {"type": "string"},
              "missing": {"type": "array", "items": {"type": "string"}}
            }
          },
          "CitedSource": {
            "type": "object",
            "required": [
              "title",
              "url",
              "published",
              "publisher",
              "kind",
              "weak"
            ],
            "properties": {
              "title": {"type": "string"},
              "url": {"type": ["string", "null"]},
              "published": {"type": ["string", "null"]},
              "publisher": {"type": "string"},
              "kind": {"type": "string"},
              "weak": {"type": "boolean"}
            }
          },
          "AskNext": {
            "type": "object",
            "required": ["fact", "question", "settles", "help", "type", "law"],
            "properties": {
              "fact": {"type": "string"},
              "question": {"type": "string"},
              "settles": {"type": "integer"},
              "help": {"type": "string"},
              "type": {"type": "string"},
              "law": {"type": "array", "items": {"type": "string"}}
            }
          },
          "ArrangementSummary": {
            "type": "object",
            "required": [
              "arrangement",
              "name",
              "title",
              "sender",
              "to",
              "kind",
              "stage",
              "since",
              "possible_stage",
              "denied",
              "weak_only",
              "force",
              "reception",
              "text_published",
              "people_arrived",
              "people_largest_total",
              "largest_payment",
              "distance_km",
              "sources",
              "url"
            ],
            "properties": {
              "arrangement": {"type": "string"},
              "name": {"type": "string"},
              "title": {"type": "string"},
              "sender": {
                "$ref": "#/components/schemas/State"
              },
              "to": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/State"
                }
              },
              "kind": {"type": "string"},
              "stage": {
                "type": "string",
                "enum": [
                  "agreed",
                  "suspended",
                  "ended",
                  "discussed",
                  "refused",
                  "denied",
                  "silent"
                ]
              },
              "since": {"type": ["string", "null"]},
              "possible_stage": {
                "type": [
                  "string",
                  "null"
                ]
              },
              "denied": {"type": "boolean"},
              "weak_only": {"type": "boolean"},
              "force": {"type": "string"},
              "reception": {"type": "string"},
              "text_published": {"type": "string"},
              "people_arrived": {
                "type": [
                  "integer",
                  "null"
                ]
              },
              "people_largest_total": {
                "type": [
                  "integer",
                  "null"
                ]
              },
              "largest_payment": {
                "anyOf": [
                  {
                    "type": "object",
                    "required": [
                      "amount",
                      "currency"
                    ],
                    "properties": {
                      "amount": {
                        "type": "integer"
                      },
                      "currency": {
                        "type": "string"
                      }
                    }
                  },
                  {
                    "type": "null"
                  }
                ]
              },
              "distance_km": {"type": ["integer", "null"]},
              "sources": {"type": "integer"},
              "url": {"type": "string"}
            }
          },
          "ArrangementList": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "count",
              "next",
              "arrangements"
            ],
            "properties": {
              "register": {
                "type": "string",
                "pattern": "^sha256:"
              },
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "count": {
                "type": "integer",
                "minimum": 0,
                "description": "All that fit, on every page together."
              },
              "next": {
                "type": ["string", "null"],
                "description": "The cursor of the next page; null on the last."
              },
              "arrangements": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ArrangementSummary"
                }
              }
            }
          },
          "ArrangementItem": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "summary",
              "arrangement",
              "events",
              "scope",
              "terms",
              "reception",
              "transfers",
              "force",
              "unknown",
              "sources",
              "norms"
            ],
            "properties": {
              "register": {
                "type": "string",
                "pattern": "^sha256:"
              },
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "summary": {
                "$ref": "#/components/schemas/ArrangementSummary"
              },
              "arrangement": {"type": "string"},
              "events": {
                "type": "array",
                "items": {"type": "object"}
              },
              "scope": {
                "type": "array",
                "items": {"type": "object"}
              },
              "terms": {
                "type": "array",
                "items": {"type": "object"}
              },
              "reception": {
                "type": "array",
                "items": {"type": "object"}
              },
              "transfers": {
                "type": "array",
                "items": {"type": "object"}
              },
              "force": {
                "type": "array",
                "items": {"type": "object"}
              },
              "unknown": {
                "type": "array",
                "items": {"type": "string"}
              },
              "sources": {
                "type": "array",
                "items": {"type": "object"}
              },
              "norms": {
                "type": "array",
                "items": {"type": "object"}
              }
            }
          },
          "NormSummary": {
            "type": "object",
            "required": [
              "norm",
              "title",
              "kind",
              "cite",
              "basis",
              "rules",
              "url"
            ],
            "properties": {
              "norm": {"type": "string"},
              "title": {"type": "string"},
              "kind": {"type": "string"},
              "cite": {"type": "string"},
              "basis": {"type": "string"},
              "rules": {"type": "integer"},
              "url": {"type": "string"}
            }
          },
          "NormList": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "count",
              "next",
              "norms"
            ],
            "properties": {
              "register": {"type": "string", "pattern": "^sha256:"},
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "count": {
                "type": "integer",
                "minimum": 0,
                "description": "All that fit, on every page together."
              },
              "next": {
                "type": ["string", "null"],
                "description": "The cursor of the next page; null on the last."
              },
              "norms": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/NormSummary"
                }
              }
            }
          },
          "NormItem": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "norm",
              "title",
              "kind",
              "cite",
              "basis",
              "force",
              "rules",
              "cannot_encode",
              "uncertain",
              "sources"
            ],
            "properties": {
              "register": {"type": "string", "pattern": "^sha256:"},
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "norm": {"type": "string"},
              "title": {"type": "string"},
              "kind": {"type": "string"},
              "cite": {"type": "string"},
              "basis": {"type": "string"},
              "force": {"type": "array", "items": {"type": "object"}},
              "rules": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": [
                    "rule",
                    "effect",
                    "says",
                    "when",
                    "unless",
                    "sources",
                    "weak_only"
                  ],
                  "properties": {
                    "rule": {
                      "type": "string"
                    },
                    "effect": {
                      "type": "string"
                    },
                    "says": {
                      "type": "string"
                    },
                    "when": {
                      "type": [
                        "string",
                        "null"
                      ]
                    },
                    "unless": {
                      "type": [
                        "string",
                        "null"
                      ]
                    },
                    "sources": {
                      "type": "array",
                      "items": {
                        "type": "string"
                      }
                    },
                    "weak_only": {
                      "type": "boolean"
                    }
                  }
                }
              },
              "cannot_encode": {
                "type": "array",
                "items": {"type": "string"}
              },
              "uncertain": {
                "type": "array",
                "items": {"type": "string"}
              },
              "sources": {
                "type": "array",
                "items": {"type": "object"}
              }
            }
          },
          "StateSummary": {
            "type": "object",
            "required": ["state", "alpha2", "name", "url"],
            "properties": {
              "state": {"$ref": "#/components/schemas/State"},
              "alpha2": {"type": "string"},
              "name": {"type": "string"},
              "url": {"type": "string"}
            }
          },
          "StateList": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "count",
              "next",
              "states"
            ],
            "properties": {
              "register": {"type": "string", "pattern": "^sha256:"},
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "count": {
                "type": "integer",
                "minimum": 0,
                "description": "All that fit, on every page together."
              },
              "next": {
                "type": ["string", "null"],
                "description": "The cursor of the next page; null on the last."
              },
              "states": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/StateSummary"
                }
              }
            }
          },
          "StateItem": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "state",
              "name",
              "treaties",
              "routes"
            ],
            "properties": {
              "register": {"type": "string", "pattern": "^sha256:"},
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "state": {"$ref": "#/components/schemas/State"},
              "name": {"type": "string"},
              "treaties": {"type": "object"},
              "routes": {
                "type": "array",
                "items": {"type": "string"}
              }
            }
          },
          "SourceSummary": {
            "type": "object",
            "required": [
              "source",
              "publisher",
              "title",
              "published",
              "url",
              "kind",
              "weak"
            ],
            "properties": {
              "source": {"type": "string"},
              "publisher": {"type": "string"},
              "title": {"type": "string"},
              "published": {"type": ["string", "null"]},
              "url": {"type": ["string", "null"]},
              "kind": {"type": "string"},
              "weak": {"type": "boolean"}
            }
          },
          "SourceList": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "count",
              "next",
              "sources"
            ],
            "properties": {
              "register": {"type": "string", "pattern": "^sha256:"},
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "count": {
                "type": "integer",
                "minimum": 0,
                "description": "All that fit, on every page together."
              },
              "next": {
                "type": ["string", "null"],
                "description": "The cursor of the next page; null on the last."
              },
              "sources": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/SourceSummary"
                }
              }
            }
          },
          "SourceItem": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "source",
              "publisher",
              "title",
              "published",
              "url",
              "kind",
              "weak",
              "cited_by"
            ],
            "properties": {
              "register": {"type": "string", "pattern": "^sha256:"},
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "source": {"type": "string"},
              "publisher": {"type": "string"},
              "title": {"type": "string"},
              "published": {"type": ["string", "null"]},
              "url": {"type": ["string", "null"]},
              "kind": {"type": "string"},
              "weak": {"type": "boolean"},
              "cited_by": {
                "type": "array",
                "items": {"type": "string"}
              }
            }
          },
          "Transfer": {
            "type": "object",
            "required": [
              "arrangement",
              "number",
              "sender",
              "to",
              "date",
              "type",
              "count",
              "nationalities",
              "claim",
              "by",
              "sources",
              "weak_only",
              "retracted"
            ],
            "properties": {
              "arrangement": {"type": "string"},
              "number": {"type": "integer"},
              "sender": {"$ref": "#/components/schemas/State"},
              "to": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/State"}
              },
              "date": {"type": ["string", "null"]},
              "type": {"type": "string"},
              "count": {"type": ["integer", "null"]},
              "nationalities": {
                "type": "array",
                "items": {"type": "string"}
              },
              "claim": {"type": "string"},
              "by": {"type": "string"},
              "sources": {
                "type": "array",
                "items": {"type": "string"}
              },
              "weak_only": {"type": "boolean"},
              "retracted": {"type": "boolean"}
            }
          },
          "TransferList": {
            "type": "object",
            "required": [
              "register",
              "engine",
              "day",
              "known",
              "count",
              "next",
              "transfers"
            ],
            "properties": {
              "register": {
                "type": "string",
                "pattern": "^sha256:"
              },
              "engine": {"type": "string"},
              "day": {
                "type": "string",
                "description": "The day, or the moment, for which it holds."
              },
              "known": {"type": ["string", "null"]},
              "count": {
                "type": "integer",
                "minimum": 0,
                "description": "All that fit, on every page together."
              },
              "next": {
                "type": ["string", "null"],
                "description": "The cursor of the next page; null on the last."
              },
              "transfers": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Transfer"
                }
              }
            }
          }
        }
      }
    }

    """#
}
