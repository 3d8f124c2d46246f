using System.Text.Json;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Rollout.Lines;

/// <summary>What a sandbox refused, as stored and as the model reads it: <c>[{operation, target, process, count}]</c>.</summary>
internal static class DeniedOperationJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<DeniedOperation> denials)
    {
        json.WriteStartArray();
        foreach (var denial in denials)
        {
            json.WriteStartObject();
            json.WriteString("operation"u8, denial.OperationName);
            json.WriteString("target"u8, denial.Target);
            json.WriteString("process"u8, denial.Process);
            json.WriteNumber("count"u8, denial.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Null when absent; entries with an operation that this version does not know are left out.</summary>
    public static IReadOnlyList<DeniedOperation>? Read(JsonElement? denials) => denials is not { ValueKind: JsonValueKind.Array } array
        ? null
        : [.. array.EnumerateArray().Select(ReadOne).OfType<DeniedOperation>()];

    private static DeniedOperation? ReadOne(JsonElement denial) =>
        Enum.TryParse<SandboxOperation>(denial.String("operation"), ignoreCase: true, out var operation)
            ? new DeniedOperation(operation, denial.String("target") ?? "", denial.String("process") ?? "", (int)(denial.Int64("count") ?? 1))
            : null;
}
