namespace Daemon.Protocol.Schemas;

/// <summary>The messages around all payloads. They are read and written by <c>Daemon.JsonRpc</c>, which knows no types of the wire.</summary>
internal static class Envelopes
{
    /// <summary>Their names, in the order of the file names.</summary>
    public static readonly string[] Names =
        ["JSONRPCError", "JSONRPCErrorError", "JSONRPCMessage", "JSONRPCNotification", "JSONRPCRequest", "JSONRPCResponse", "RequestId"];

    /// <summary>Definitions in JSON Schema.</summary>
    public static ReadOnlyMemory<byte> Definitions => """
        {
          "RequestId": {"description":"Chosen by who asks, and given back with the answer.","anyOf":[{"type":"string"},{"type":"integer","format":"int64"}]},
          "W3cTraceContext": {
            "description":"W3C Trace Context of a request.",
            "type":"object",
            "properties":{"traceparent":{"type":["string","null"]},"tracestate":{"type":["string","null"]}}
          },
          "JSONRPCRequest": {
            "description":"A request, which is answered with a response or an error.",
            "type":"object",
            "properties":{
              "id":{"$ref":"#/definitions/RequestId"},
              "method":{"type":"string"},
              "params":true,
              "trace":{"description":"Taken and not used.","anyOf":[{"$ref":"#/definitions/W3cTraceContext"},{"type":"null"}]}
            },
            "required":["id","method"]
          },
          "JSONRPCNotification": {
            "description":"A message without an answer.",
            "type":"object",
            "properties":{"method":{"type":"string"},"params":true},
            "required":["method"]
          },
          "JSONRPCResponse": {
            "description":"The answer to a request that went well.",
            "type":"object",
            "properties":{"id":{"$ref":"#/definitions/RequestId"},"result":true},
            "required":["id","result"]
          },
          "JSONRPCErrorError": {
            "description":"What went wrong.",
            "type":"object",
            "properties":{"code":{"type":"integer","format":"int64"},"message":{"type":"string"},"data":true},
            "required":["code","message"]
          },
          "JSONRPCError": {
            "description":"The answer to a request that failed.",
            "type":"object",
            "properties":{"id":{"$ref":"#/definitions/RequestId"},"error":{"$ref":"#/definitions/JSONRPCErrorError"}},
            "required":["id","error"]
          },
          "JSONRPCMessage": {
            "description":"Any message.",
            "anyOf":[
              {"$ref":"#/definitions/JSONRPCRequest"},
              {"$ref":"#/definitions/JSONRPCNotification"},
              {"$ref":"#/definitions/JSONRPCResponse"},
              {"$ref":"#/definitions/JSONRPCError"}
            ]
          }
        }
        """u8.ToArray();
}
