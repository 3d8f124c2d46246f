namespace Daemon.Core.Context;

/// <summary>Reads image files into data URIs.</summary>
internal static class ImageFile
{
    /// <summary>Largest image that is sent, in bytes.</summary>
    private const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>The file as a data URI; null with the problem in words when it cannot be read or is no image.</summary>
    public static string? TryRead(string path, out string problem)
    {
        problem = "";
        try
        {
            if (Directory.Exists(path))
            {
                problem = $"image path `{path}` is not a file";
                return null;
            }

            using var file = File.OpenRead(path);
            if (file.Length > MaxBytes)
            {
                problem = "the image is larger than 20 MiB";
                return null;
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            if (MediaType(bytes) is not { } type)
            {
                problem = "invalid or unsupported image data";
                return null;
            }

            return $"data:{type};base64,{Convert.ToBase64String(bytes)}";
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = "No such file or directory (os error 2)";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = error.Message;
        }

        return null;
    }

    /// <summary>The media type that the first bytes of an image give away; null for anything else.</summary>
    public static string? MediaType(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 4 && bytes[0] == 0x89 && bytes[1..].StartsWith("PNG"u8))
        {
            return "image/png";
        }

        if (bytes.Length > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
        {
            return "image/jpeg";
        }

        if (bytes.StartsWith("GIF8"u8))
        {
            return "image/gif";
        }

        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
