using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Daemon.Core.Hooks;

/// <summary>The JSON object that a hook prints, read strictly: unknown members and wrong types make it no answer at all.</summary>
internal sealed class HookAnswer
{
    public bool Continue { get; private set; } = true;

    public string? StopReason { get; private set; }

    public bool SuppressOutput { get; private set; }

    public string? SystemMessage { get; private set; }

    /// <summary><c>block</c>, <c>approve</c> or null.</summary>
    public string? Decision { get; private set; }

    public string? Reason { get; private set; }

    public string? AdditionalContext { get; private set; }

    /// <summary><c>allow</c>, <c>deny</c>, <c>ask</c> or null.</summary>
    public string? PermissionDecision { get; private set; }

    public string? PermissionReason { get; private set; }

    /// <summary><c>allow</c>, <c>deny</c> or null: the answer to a question for permission.</summary>
    public string? Behavior { get; private set; }

    public string? BehaviorMessage { get; private set; }

    public bool Interrupts { get; private set; }

    /// <summary>A JSON object; null when there is none.</summary>
    public ReadOnlyMemory<byte>? UpdatedInput { get; private set; }

    public bool HasUpdatedInput { get; private set; }

    public bool HasUpdatedPermissions { get; private set; }

    public bool HasUpdatedToolOutput { get; private set; }

    /// <param name="eventName">The event that <c>hookSpecificOutput</c> must name.</param>
    public static bool TryRead(JsonElement json, string eventName, [NotNullWhen(true)] out HookAnswer? answer)
    {
        answer = new HookAnswer();
        if (json.ValueKind == JsonValueKind.Object && answer.ReadMembers(json, eventName))
        {
            return true;
        }

        answer = null;
        return false;
    }

    private bool ReadMembers(JsonElement json, string eventName)
    {
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            var known = member.Name switch
            {
                "continue" => Flag(value, v => Continue = v),
                "stopReason" => Text(value, v => StopReason = v),
                "suppressOutput" => Flag(value, v => SuppressOutput = v),
                "systemMessage" => Text(value, v => SystemMessage = v),
                "decision" => Word(value, ["block", "approve"], v => Decision = v),
                "reason" => Text(value, v => Reason = v),
                "hookSpecificOutput" => value.ValueKind == JsonValueKind.Null || ReadSpecific(value, eventName),
                _ => false,
            };
            if (!known)
            {
                return false;
            }
        }

        return Decision != "approve" || eventName == "PreToolUse";
    }

    private bool ReadSpecific(JsonElement json, string eventName)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("hookEventName", out var named)
            || named.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            var known = member.Name switch
            {
                "hookEventName" => true,
                "additionalContext" => Text(value, v => AdditionalContext = v),
                "permissionDecision" => Word(value, ["allow", "deny", "ask"], v => PermissionDecision = v),
                "permissionDecisionReason" => Text(value, v => PermissionReason = v),
                "updatedInput" => ReadInput(value),
                "updatedMCPToolOutput" => HasUpdatedToolOutput = true,
                "decision" => value.ValueKind == JsonValueKind.Null || ReadDecision(value),
                _ => false,
            };
            if (!known)
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadDecision(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            var known = member.Name switch
            {
                "behavior" => Word(value, ["allow", "deny"], v => Behavior = v),
                "message" => Text(value, v => BehaviorMessage = v),
                "updatedInput" => HasUpdatedInput = true,
                "updatedPermissions" => HasUpdatedPermissions = true,
                "interrupt" => Flag(value, v => Interrupts = v),
                _ => false,
            };
            if (!known)
            {
                return false;
            }
        }

        return Behavior is not null;
    }

    private bool ReadInput(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        HasUpdatedInput = true;
        UpdatedInput = Encoding.UTF8.GetBytes(value.GetRawText());
        return value.ValueKind == JsonValueKind.Object;
    }

    private static bool Text(JsonElement value, Action<string> set)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            set(value.GetString()!);
            return true;
        }

        return value.ValueKind == JsonValueKind.Null;
    }

    private static bool Word(JsonElement value, ReadOnlySpan<string> words, Action<string> set)
    {
        if (value.ValueKind == JsonValueKind.String && words.Contains(value.GetString()!))
        {
            set(value.GetString()!);
            return true;
        }

        return value.ValueKind == JsonValueKind.Null;
    }

    private static bool Flag(JsonElement value, Action<bool> set)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            set(value.GetBoolean());
            return true;
        }

        return false;
    }
}
