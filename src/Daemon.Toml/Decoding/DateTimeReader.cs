using System.Globalization;
using Daemon.Toml.Values;

namespace Daemon.Toml.Decoding;

/// <summary>
/// Dates and times after RFC 3339 as TOML 1.0 widens it: a space or <c>t</c> for <c>T</c>, and each half alone. A leap second (60) is
/// accepted at any minute.
/// </summary>
internal ref struct DateTimeReader
{
    private ReadOnlySpan<char> _rest;

    private DateTimeReader(ReadOnlySpan<char> text) => _rest = text;

    /// <summary>Returns what is wrong, or null and the kind.</summary>
    public static string? Read(ReadOnlySpan<char> text, out TomlDateTimeKind kind)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        var reader = new DateTimeReader(text);
        if (digits >= 0 && text[digits] == ':')
        {
            kind = TomlDateTimeKind.LocalTime;
            return reader.ReadTime() ?? reader.ReadEnd();
        }

        return reader.ReadDateTime(out kind);
    }

    private string? ReadDateTime(out TomlDateTimeKind kind)
    {
        kind = TomlDateTimeKind.LocalDate;
        if (ReadDate() is { } dateError)
        {
            return dateError;
        }

        if (_rest.IsEmpty)
        {
            return null;
        }

        if (!Take('T') && !Take('t') && !Take(' '))
        {
            return "invalid date-time, expected `T` between date and time";
        }

        kind = TomlDateTimeKind.LocalDateTime;
        if (ReadTime() is { } timeError)
        {
            return timeError;
        }

        if (_rest.IsEmpty)
        {
            return null;
        }

        kind = TomlDateTimeKind.OffsetDateTime;
        return ReadOffset() ?? ReadEnd();
    }

    private string? ReadDate()
    {
        if (!TakeDigits(out var year))
        {
            return "invalid datetime, expected year or hour";
        }

        if (!Take('-'))
        {
            return "invalid datetime, expected `-` (YYYY-MM) or `:` (HH:MM)";
        }

        if (!TakeDigits(out var month))
        {
            return "invalid date, expected month";
        }

        if (!Take('-'))
        {
            return "invalid date, expected `-` (MM-DD)";
        }

        if (!TakeDigits(out var day))
        {
            return "invalid date, expected day";
        }

        if (year.Length != 4)
        {
            return "invalid date, expected a four-digit year (YYYY)";
        }

        if (month.Length != 2)
        {
            return "invalid date, expected a two-digit month (MM)";
        }

        if (day.Length != 2)
        {
            return "invalid date, expected a two-digit day (DD)";
        }

        if (Number(month) is < 1 or > 12)
        {
            return "invalid date, expected month between 01 and 12";
        }

        // The year 0 is a leap year in the proleptic calendar and has no DateTime.
        var days = Number(year) == 0 && Number(month) == 2
            ? 29
            : DateTime.DaysInMonth(Math.Max(Number(year), 1), Number(month));
        return Number(day) >= 1 && Number(day) <= days
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"invalid date, expected day between 01 and {days}");
    }

    private string? ReadTime()
    {
        if (ReadHourAndMinute("time", out var hour, out var minute) is { } error)
        {
            return error;
        }

        if (!Take(':'))
        {
            return CheckTwoDigits("time", hour, minute) ?? "invalid time, expected `:` (MM:SS)";
        }

        if (!TakeDigits(out var second))
        {
            return "invalid time, expected second";
        }

        if (Take('.') && !TakeDigits(out _))
        {
            return "invalid time, expected nanosecond";
        }

        if (CheckTwoDigits("time", hour, minute) is { } widthError)
        {
            return widthError;
        }

        if (second.Length != 2)
        {
            return "invalid time, expected a two-digit second (SS)";
        }

        return Number(hour) > 23 ? "invalid time, expected hour between 00 and 23"
            : Number(minute) > 59 ? "invalid time, expected minute between 00 and 59"
            : Number(second) > 60 ? "invalid time, expected second between 00 and 60"
            : null;
    }

    private string? ReadOffset()
    {
        if (Take('Z') || Take('z'))
        {
            return null;
        }

        if (!Take('+') && !Take('-'))
        {
            return "invalid offset, expected `Z`, +OFFSET, -OFFSET";
        }

        return ReadHourAndMinute("offset", out var hours, out var minutes)
            ?? CheckTwoDigits("offset", hours, minutes)
            ?? (Number(hours) > 23 ? "invalid offset, expected hours between 00 and 23"
                : Number(minutes) > 59 ? "invalid offset, expected minutes between 00 and 59"
                : null);
    }

    private readonly string? ReadEnd() => _rest.IsEmpty ? null : "invalid datetime";

    private string? ReadHourAndMinute(string what, out ReadOnlySpan<char> hour, out ReadOnlySpan<char> minute)
    {
        minute = default;
        return !TakeDigits(out hour) ? $"invalid {what}, expected hour"
            : !Take(':') ? $"invalid {what}, expected `:` (HH:MM)"
            : !TakeDigits(out minute) ? $"invalid {what}, expected minute"
            : null;
    }

    private static string? CheckTwoDigits(string what, ReadOnlySpan<char> hour, ReadOnlySpan<char> minute) =>
        hour.Length != 2 ? $"invalid {what}, expected a two-digit hour (HH)"
        : minute.Length != 2 ? $"invalid {what}, expected a two-digit minute (MM)"
        : null;

    private bool Take(char wanted)
    {
        if (_rest.IsEmpty || _rest[0] != wanted)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    private bool TakeDigits(out ReadOnlySpan<char> digits)
    {
        var end = _rest.IndexOfAnyExceptInRange('0', '9');
        digits = end < 0 ? _rest : _rest[..end];
        _rest = _rest[digits.Length..];
        return !digits.IsEmpty;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
