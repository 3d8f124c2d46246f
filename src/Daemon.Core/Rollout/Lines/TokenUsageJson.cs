using System.Text.Json;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Lines;

/// <summary>Token counts and rate limits in the file's form.</summary>
internal static class TokenUsageJson
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, TokenUsage usage)
    {
        json.WriteStartObject(name);
        json.WriteNumber("input_tokens"u8, usage.Input);
        json.WriteNumber("cached_input_tokens"u8, usage.CachedInput);
        json.WriteNumber("cache_write_input_tokens"u8, usage.CacheWriteInput);
        json.WriteNumber("output_tokens"u8, usage.Output);
        json.WriteNumber("reasoning_output_tokens"u8, usage.ReasoningOutput);
        json.WriteNumber("total_tokens"u8, usage.Total);
        json.WriteEndObject();
    }

    /// <summary>Null when <paramref name="usage"/> is no object; absent members count as zero.</summary>
    public static TokenUsage? Read(JsonElement? usage) => usage is not { ValueKind: JsonValueKind.Object } element
        ? null
        : new TokenUsage(
            element.Int64("input_tokens") ?? 0,
            element.Int64("cached_input_tokens") ?? 0,
            element.Int64("cache_write_input_tokens") ?? 0,
            element.Int64("output_tokens") ?? 0,
            element.Int64("reasoning_output_tokens") ?? 0,
            element.Int64("total_tokens") ?? 0);

    public static void WriteRateLimits(Utf8JsonWriter json, RateLimits limits)
    {
        json.WriteStartObject("rate_limits"u8);
        json.WriteString("limit_id"u8, "codex"u8);
        json.WriteNull("limit_name"u8);
        WriteWindow(json, "primary"u8, limits.Primary);
        WriteWindow(json, "secondary"u8, limits.Secondary);
        json.WriteNull("credits"u8);
        json.WriteNull("individual_limit"u8);
        json.WriteNull("spend_control_reached"u8);
        json.WriteNull("plan_type"u8);
        json.WriteNull("rate_limit_reached_type"u8);
        json.WriteEndObject();
    }

    private static void WriteWindow(Utf8JsonWriter json, ReadOnlySpan<byte> name, RateLimitWindow? window)
    {
        if (window is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("used_percent"u8, window.UsedPercent);
        WriteNumber(json, "window_minutes"u8, window.WindowMinutes);
        WriteNumber(json, "resets_at"u8, window.ResetsAt);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
