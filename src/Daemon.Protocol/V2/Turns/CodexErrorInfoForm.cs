using System.Text.Json;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Turns;

/// <summary>A bare name, <c>{kind: {"httpStatusCode": n}}</c> or <c>{"activeTurnNotSteerable": {"turnKind": name}}</c>.</summary>
internal static class CodexErrorInfoForm
{
    internal const string Schema = """
        {"anyOf":[
        {"type":"string","enum":["contextWindowExceeded","sessionBudgetExceeded","usageLimitExceeded","rateLimitExceeded","flexUnavailable","serverOverloaded",
        "modelNotFound","policyCapacityUnavailable","cyberPolicy","misalignmentPolicyViolation","tooManyDenials","internalServerError","unauthorized",
        "badRequest","threadRollbackFailed","sandboxError","other","inferenceHookDenied"]},
        {"type":"object","additionalProperties":false,"required":["httpConnectionFailed"],"properties":{"httpConnectionFailed":{"type":"object","properties":{"httpStatusCode":{"type":["integer","null"],"format":"uint16","minimum":0}}}}},
        {"type":"object","additionalProperties":false,"required":["responseStreamConnectionFailed"],"properties":{"responseStreamConnectionFailed":{"type":"object","properties":{"httpStatusCode":{"type":["integer","null"],"format":"uint16","minimum":0}}}}},
        {"type":"object","additionalProperties":false,"required":["responseStreamDisconnected"],"properties":{"responseStreamDisconnected":{"type":"object","properties":{"httpStatusCode":{"type":["integer","null"],"format":"uint16","minimum":0}}}}},
        {"type":"object","additionalProperties":false,"required":["responseTooManyFailedAttempts"],"properties":{"responseTooManyFailedAttempts":{"type":"object","properties":{"httpStatusCode":{"type":["integer","null"],"format":"uint16","minimum":0}}}}},
        {"type":"object","additionalProperties":false,"required":["activeTurnNotSteerable"],"properties":{"activeTurnNotSteerable":{"type":"object","required":["turnKind"],"properties":{"turnKind":{"type":"string","enum":["review","compact"]}}}}},
        {"type":["string","object"]}]}
        """;

    private static readonly string[] HttpKinds =
        ["httpConnectionFailed", "responseStreamConnectionFailed", "responseStreamDisconnected", "responseTooManyFailedAttempts"];

    internal static CodexErrorInfo Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new CodexErrorInfo.Plain(reader.GetString()!);
        }

        JsonProperty member = TaggedObject.ReadSingleMember(ref reader, nameof(CodexErrorInfo));
        if (member.Name is "activeTurnNotSteerable")
        {
            return new CodexErrorInfo.ActiveTurnNotSteerable(TaggedObject.RequiredString(member.Value, "turnKind"));
        }

        return Array.IndexOf(HttpKinds, member.Name) >= 0
            ? new CodexErrorInfo.Http(member.Name, Status(member.Value))
            : throw WireError.UnknownVariant(member.Name, [.. HttpKinds, "activeTurnNotSteerable"]);
    }

    internal static void Write(Utf8JsonWriter writer, CodexErrorInfo value)
    {
        if (value is CodexErrorInfo.Plain)
        {
            writer.WriteStringValue(value.Kind);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartObject(value.Kind);
        if (value is CodexErrorInfo.ActiveTurnNotSteerable turn)
        {
            writer.WriteString("turnKind", turn.TurnKind);
        }
        else if (value is CodexErrorInfo.Http { HttpStatusCode: { } status })
        {
            writer.WriteNumber("httpStatusCode", status);
        }
        else
        {
            writer.WriteNull("httpStatusCode");
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static ushort? Status(JsonElement detail)
    {
        if (detail.ValueKind is not JsonValueKind.Object
            || !detail.TryGetProperty("httpStatusCode", out JsonElement status)
            || status.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return status.ValueKind is JsonValueKind.Number && status.TryGetUInt16(out ushort code)
            ? code
            : throw new ParamsException("invalid value for `httpStatusCode`, expected u16");
    }
}
