using System.Security.Cryptography;
using Daemon.Core.Rollout.Compression;

namespace Daemon.Core.Tests.Rollout.Compression;

/// <summary>
/// Files that the <c>zstd</c> program 1.5 made of texts of ours (Fixtures/Zstandard/), each for another part of the format; and the same
/// files damaged.
/// </summary>
public sealed class ZstdDecoderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <param name="hash">SHA-256 of the text.</param>
    [Theory]
    [InlineData("empty", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("one", 1, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")]
    [InlineData("short", 24, "3233e7005f891b70d8eddac9db0653e81ac912b3d029529df3020d6c9f3f9abf")]
    [InlineData("run", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")]
    [InlineData("random", 3000, "7c55d63c4b08a836e21ce6b26530640e5e18da25ce1f38d0048c1005b0e17ded")]
    [InlineData("fast", 66713, "1304fe528b78693359a7e32d34c6737cf123b8c8f4f2984ea9598649dba01b90")]
    [InlineData("lines-1", 66309, "0bf014d81ac81341a25c1999e5e5ff6ca5f24037259f50d386ae79d486f2752a")]
    [InlineData("lines-3", 280336, "d6794e07d451b95dc6f7347b6a03880fe3e08bde58045e8301d7344f6d8c4ed2")]
    [InlineData("lines-19", 35042, "c180259f41140b7c74d8b576d1fff4adc5451163ea93296102cd419fb5b5dc9d")]
    [InlineData("bytes", 6000, "8cdeb5bfe7a6b2077f5c982abfc0b58584439186ff07c32aeb7047deea4e7009")]
    [InlineData("far", 20977218, "4a8d98a3e8efbe3dd4a0f1a5b9e9525b0d0ed1441bb3466690d2cf052a1fefd6")]
    public void A_text_comes_out_as_it_went_in(string fixture, long length, string hash)
    {
        var text = Decompress(Fixture(fixture));
        Assert.Equal((length, hash), (text.Length, Convert.ToHexStringLower(SHA256.HashData(text))));
    }

    [Fact]
    public void Frames_follow_each_other_and_what_is_to_be_skipped_is()
    {
        byte[] skippable = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3];
        var text = Decompress([.. Fixture("short"), .. skippable, .. Fixture("one"), .. Fixture("short")]);
        Assert.Equal((24 * 2) + 1, text.Length);
        Assert.Equal((byte)'x', text[24]);
    }

    /// <summary>Whatever is wrong is said to be wrong, or costs a part of the text; nothing else happens.</summary>
    [Theory]
    [InlineData("fast")]
    [InlineData("lines-1")]
    [InlineData("lines-19")]
    [InlineData("bytes")]
    [InlineData("run")]
    public void Damage_is_noticed_or_harmless(string fixture)
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var bytes = Fixture(fixture);
            bytes[random.Next(i % 2 == 0 ? Math.Min(40, bytes.Length) : bytes.Length)] ^= (byte)(1 << random.Next(8));
            AssertSurvives(bytes);
        }
    }

    [Theory]
    [InlineData("short")]
    [InlineData("lines-1")]
    public void A_file_that_was_cut_off_is_an_error_and_no_shorter_text(string fixture)
    {
        var bytes = Fixture(fixture);
        for (var length = 1; length < bytes.Length; length += Math.Max(1, bytes.Length / 300))
        {
            Assert.Throws<InvalidDataException>(() => Decompress(bytes[..length]));
        }
    }

    [Theory]
    [InlineData("{\"type\":\"session_meta\"}")]
    [InlineData("(\u00b5/")]
    public void What_is_something_else_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Decompress(System.Text.Encoding.Latin1.GetBytes(text)));

    private static byte[] Fixture(string name) =>
        File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "Rollout", "Fixtures", "Zstandard", name + ".zst"));

    private byte[] Decompress(byte[] compressed)
    {
        var path = _folder.File("text");
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite))
        {
            ZstdDecoder.Decompress(compressed, file);
        }

        return File.ReadAllBytes(path);
    }

    private void AssertSurvives(byte[] bytes)
    {
        try
        {
            Decompress(bytes);
        }
        catch (InvalidDataException)
        {
            // Noticed.
        }
    }
}
