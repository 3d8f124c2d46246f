using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Daemon.Telemetry.Tests;

/// <summary>
/// Protocol buffers as text, without a schema: field number, then <c>=varint</c>, <c>:fixed64</c>, <c>{message}</c> or <c>"string"</c>.
/// What can be read as a message to its end is one, unless it is a name or value of an attribute.
/// </summary>
internal sealed class ProtobufText(byte[] bytes)
{
    public override string ToString() => TryRead(bytes, out var text) ? text : throw new InvalidDataException("no message");

    private static bool TryRead(ReadOnlySpan<byte> message, out string text)
    {
        var fields = new List<string>();
        text = "";
        while (!message.IsEmpty)
        {
            if (!TryVarint(ref message, out var tag))
            {
                return false;
            }

            var field = (tag >> 3).ToString(CultureInfo.InvariantCulture);
            switch (tag & 7)
            {
                case 0 when TryVarint(ref message, out var number):
                    fields.Add($"{field}={(long)number}");
                    break;
                case 1 when message.Length >= 8:
                    fields.Add($"{field}:{BinaryPrimitives.ReadUInt64LittleEndian(message)}");
                    message = message[8..];
                    break;
                case 2 when TryVarint(ref message, out var length) && length <= (ulong)message.Length:
                    var content = message[..(int)length];
                    fields.Add(content.IndexOfAnyInRange((byte)0, (byte)31) >= 0 && TryRead(content, out var inner)
                        ? $"{field}{{{inner}}}"
                        : $"{field}\"{Encoding.UTF8.GetString(content)}\"");
                    message = message[(int)length..];
                    break;
                default:
                    return false;
            }
        }

        text = string.Join(' ', fields);
        return true;
    }

    private static bool TryVarint(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < bytes.Length && i < 10; i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
