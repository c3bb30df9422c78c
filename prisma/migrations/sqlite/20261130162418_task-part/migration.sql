-- AlterTable
ALTER TABLE "PreparationTask" ADD COLUMN "part" TEXT;

-- Tasks belonged to the part of the standard process that has their title.
UPDATE "PreparationTask" SET "part" = 'sites' WHERE "title" IN ('Chọn hội trường của điểm cầu chính, dự kiến các điểm cầu', 'Cấp đường dẫn và mã tham gia cho từng điểm cầu', 'Kiểm tra máy quay, micrô và đường truyền của các điểm cầu', 'Điểm danh và kiểm tra các điểm cầu trước giờ khai mạc ít nhất 60 phút');
UPDATE "PreparationTask" SET "part" = 'agenda' WHERE "title" IN ('Dự thảo chương trình và phân công báo cáo, tham luận');
UPDATE "PreparationTask" SET "part" = 'awards' WHERE "title" IN ('Lập danh sách khen thưởng và trình quyết định');
UPDATE "PreparationTask" SET "part" = 'papers' WHERE "title" IN ('Tiếp nhận báo cáo, tham luận và kiến nghị của các điểm cầu');
UPDATE "PreparationTask" SET "part" = 'documents' WHERE "title" IN ('Hoàn thiện báo cáo và tài liệu, xác định độ mật', 'Phát hành tài liệu cho đại biểu');
UPDATE "PreparationTask" SET "part" = 'participants' WHERE "title" IN ('Lập danh sách đại biểu theo thứ tự lễ tân');
UPDATE "PreparationTask" SET "part" = 'publication' WHERE "title" IN ('Rà soát cảnh báo và công bố chương trình');
UPDATE "PreparationTask" SET "part" = 'rehearsal' WHERE "title" IN ('Tổng duyệt với tất cả các điểm cầu');
