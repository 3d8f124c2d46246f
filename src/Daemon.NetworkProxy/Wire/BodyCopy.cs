using System.Buffers;
using System.Buffers.Text;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Sockets;

namespace Daemon.NetworkProxy.Wire;

/// <summary>
/// Passes one body on as it comes. What is already in hand goes out together with what <see cref="WireBuffer"/> holds, usually the head;
/// nothing is held back while the sender is waited for. Chunks are read strictly and written anew, without extensions and trailers.
/// </summary>
internal static class BodyCopy
{
    private const int Piece = 128 * 1024;

    /// <summary>Of what is buffered, how much is copied behind the head to go out with it.</summary>
    private const int MaxTaken = 64 * 1024;

    /// <summary>From how much on a copy is worth more than one read and one write.</summary>
    private const int Much = 64 * 1024;

    private const int MaxSizeLine = 1024;
    private const int MaxTrailers = 16 * 1024;

    /// <param name="output">Written first; empty afterwards.</param>
    /// <param name="writeChunks">Whether a chunked body stays chunked; else its bytes are written alone.</param>
    /// <exception cref="BodyException">The body is malformed or cut short, or its sender is gone.</exception>
    /// <exception cref="IOException">The receiver is gone.</exception>
    public static async ValueTask RunAsync(
        WireReader from, Stream to, WireBuffer output, BodyFraming body, bool writeChunks, CancellationToken cancellationToken)
    {
        switch (body.Kind)
        {
            case BodyKind.Length:
                await CopyAsync(from, to, output, body.Length, cancellationToken);
                break;
            case BodyKind.UntilClose:
                await CopyRestAsync(from, to, output, cancellationToken);
                break;
            case BodyKind.Chunked:
                await CopyChunksAsync(from, to, output, writeChunks, cancellationToken);
                break;
        }

        await output.FlushAsync(to, cancellationToken);
    }

    private static async ValueTask CopyAsync(WireReader from, Stream to, WireBuffer output, long length, CancellationToken cancellationToken)
    {
        length -= TakeBuffered(from, output, length);
        if (length == 0)
        {
            return;
        }

        await output.FlushAsync(to, cancellationToken);
        if (length >= Much && from.Buffered.IsEmpty && from.Stream is SocketStream sender && to is SocketStream receiver)
        {
            if (await SocketCopy.RunAsync(sender, receiver, length, came: null, cancellationToken) < length)
            {
                throw CutShort();
            }

            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (length > 0)
            {
                var count = await ReadAsync(from, bytes.AsMemory(0, (int)Math.Min(bytes.Length, length)), cancellationToken);
                if (count == 0)
                {
                    throw CutShort();
                }

                await to.WriteAsync(bytes.AsMemory(0, count), cancellationToken);
                length -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static async ValueTask CopyRestAsync(WireReader from, Stream to, WireBuffer output, CancellationToken cancellationToken)
    {
        TakeBuffered(from, output, long.MaxValue);
        await output.FlushAsync(to, cancellationToken);
        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            int count;
            while ((count = await ReadAsync(from, bytes, cancellationToken)) > 0)
            {
                await to.WriteAsync(bytes.AsMemory(0, count), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static async ValueTask CopyChunksAsync(WireReader from, Stream to, WireBuffer output, bool writeChunks, CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await ReadLineAsync(from, to, output, MaxSizeLine, cancellationToken);
            var size = ParseSize(from.Buffered.Span[..line]);
            from.Consume(line + 2);
            if (size == 0)
            {
                break;
            }

            if (writeChunks)
            {
                output.AppendHexLine(size);
            }

            await CopyAsync(from, to, output, size, cancellationToken);
            if (await ReadLineAsync(from, to, output, 0, cancellationToken) != 0)
            {
                throw Malformed();
            }

            from.Consume(2);
            if (writeChunks)
            {
                output.Append("\r\n"u8);
            }
        }

        await SkipTrailersAsync(from, to, output, cancellationToken);
        if (writeChunks)
        {
            output.Append("0\r\n\r\n"u8);
        }
    }

    private static async ValueTask SkipTrailersAsync(WireReader from, Stream to, WireBuffer output, CancellationToken cancellationToken)
    {
        var left = MaxTrailers;
        int line;
        while ((line = await ReadLineAsync(from, to, output, left, cancellationToken)) > 0)
        {
            from.Consume(line + 2);
            left -= line + 2;
        }

        from.Consume(2);
    }

    /// <summary>The length of the next line, which then is buffered together with its end.</summary>
    private static async ValueTask<int> ReadLineAsync(WireReader from, Stream to, WireBuffer output, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = from.Buffered.Span.IndexOf("\r\n"u8);
            if (length > limit || (length < 0 && from.Buffered.Length > limit + 1))
            {
                throw Malformed();
            }

            if (length >= 0)
            {
                return length;
            }

            await output.FlushAsync(to, cancellationToken);
            if (!await FillAsync(from, cancellationToken))
            {
                throw CutShort();
            }
        }
    }

    private static int ParseSize(ReadOnlySpan<byte> line)
    {
        var digits = line.IndexOf((byte)';') is var semicolon and >= 0 ? line[..semicolon].TrimEnd(" \t"u8) : line;
        return digits.Length is > 0 and <= 8 && Utf8Parser.TryParse(digits, out int size, out var used, 'x') && used == digits.Length && size >= 0
            ? size
            : throw Malformed();
    }

    private static int TakeBuffered(WireReader from, WireBuffer output, long limit)
    {
        var buffered = from.Buffered;
        var count = (int)Math.Min(buffered.Length, Math.Min(limit, MaxTaken));
        output.Append(buffered.Span[..count]);
        from.Consume(count);
        return count;
    }

    private static async ValueTask<int> ReadAsync(WireReader from, Memory<byte> target, CancellationToken cancellationToken)
    {
        try
        {
            return await from.ReadAsync(target, cancellationToken);
        }
        catch (IOException failure)
        {
            throw new BodyException("The sender of a body is gone.", failure);
        }
    }

    private static async ValueTask<bool> FillAsync(WireReader from, CancellationToken cancellationToken)
    {
        try
        {
            return await from.FillAsync(cancellationToken);
        }
        catch (IOException failure)
        {
            throw new BodyException("The sender of a body is gone.", failure);
        }
    }

    private static BodyException CutShort() => new("The connection ended within a body.");

    private static BodyException Malformed() => new("A chunked body is malformed.");
}
